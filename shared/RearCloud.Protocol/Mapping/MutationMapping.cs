using RearCloud.Core;
using RearCloud.Core.Edits;

namespace RearCloud.Protocol.Mapping;

/// <summary>Mutations, their edits and their results between Core and the wire.</summary>
internal static class MutationMapping
{
    public static Wire.Mutation ToWire(Mutation mutation) => new()
    {
        Id = mutation.Id.Value,
        Trace = mutation.Trace.Value,
        EditedAtMicros = WireTime.ToMicroseconds(mutation.EditedAt),
        Edits = { mutation.Edits.Select(ToWire) },
    };

    public static Result<Mutation> FromWire(Wire.Mutation mutation, string path)
    {
        if (!TraceId.TryParse(mutation.Trace, out var trace)) return WireValues.BadId(mutation.Trace, path + "/trace", "trace");
        return WireValues.Each(mutation.Edits, path + "/edits", FromWire).TryGet(out var edits, out var problem)
            ? new Mutation(new MutationId(mutation.Id), trace, WireTime.FromMicroseconds(mutation.EditedAtMicros), edits)
            : problem;
    }

    public static Wire.MutationResult ToWire(MutationResult result) => new()
    {
        Id = result.Id.Value,
        Outcome = (Wire.Outcome)result.Outcome,
        Sequence = result.Sequence.Value,
        Problem = WireValues.Problem(result.Problem),
    };

    public static Result<MutationResult> FromWire(Wire.MutationResult result, string path)
    {
        if (!Enum.IsDefined((MutationOutcome)result.Outcome))
            return new Problem("frame.outcome", path + "/outcome", $"There is no outcome {(int)result.Outcome}.", "Update this program.");
        return WireValues.Sequence(result.Sequence, path + "/sequence").TryGet(out var sequence, out var problem)
            ? new MutationResult(new MutationId(result.Id), (MutationOutcome)result.Outcome, sequence, result.Problem is null ? null : WireValues.Problem(result.Problem))
            : problem;
    }

    private static Wire.Edit ToWire(Edit edit)
    {
        var wire = new Wire.Edit
        {
            Kind = edit.Key.Kind.Name,
            Id = edit.Key.Id.Value,
            Operation = (Wire.Operation)edit.Operation,
            Base = edit.Base.Value,
            Fields = { edit.Fields.Select(ToWire) },
        };
        if (edit.Body is { } body) wire.Body = WireValues.Json(body);
        return wire;
    }

    private static Wire.FieldChange ToWire(FieldChange change)
    {
        var wire = new Wire.FieldChange { Path = change.Path.Pointer };
        if (change.Value is { } value) wire.Value = WireValues.Json(value);
        return wire;
    }

    private static Result<Edit> FromWire(Wire.Edit edit, string path)
    {
        if (!WireValues.Key(edit.Kind, edit.Id, path).TryGet(out var key, out var problem)) return problem;
        if (!WireValues.Sequence(edit.Base, path + "/base").TryGet(out var basedOn, out problem)) return problem;
        switch ((EditOperation)edit.Operation)
        {
            case EditOperation.Create:
                return WireValues.Json(edit.Body, path + "/body", mustBeObject: true).TryGet(out var body, out problem) ? Edit.Create(key, body, basedOn) : problem;
            case EditOperation.Set:
                return WireValues.Each(edit.Fields, path + "/fields", FromWire).TryGet(out var fields, out problem) ? Edit.Set(key, basedOn, fields) : problem;
            case EditOperation.Delete:
                return Edit.Delete(key, basedOn);
            case EditOperation.Restore:
                return Edit.Restore(key, basedOn);
            default:
                return new Problem("edit.operation", path + "/operation", $"There is no operation {(int)edit.Operation}.", "Use create, set, delete or restore.");
        }
    }

    private static Result<FieldChange> FromWire(Wire.FieldChange change, string path)
    {
        if (!FieldPath.Parse(change.Path).TryGet(out var field, out var problem)) return problem with { Path = path + "/path" };
        if (!change.HasValue) return new FieldChange(field, null);
        return WireValues.Json(change.Value, path + "/value", mustBeObject: false).TryGet(out var value, out problem) ? new FieldChange(field, value) : problem;
    }
}
