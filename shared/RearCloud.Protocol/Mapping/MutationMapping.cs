using RearCloud.Core;
using RearCloud.Core.Edits;

namespace RearCloud.Protocol.Mapping;

/// <summary>Mutations and their results between Core and the wire.</summary>
internal static class MutationMapping
{
    public static Wire.Mutation ToWire(Mutation mutation) => new()
    {
        Id = mutation.Id.Value,
        Trace = mutation.Trace.Value,
        EditedAtMicros = WireTime.ToMicroseconds(mutation.EditedAt),
        Edits = { mutation.Edits.Select(EditMapping.ToWire) },
        Name = mutation.Name ?? "",
    };

    public static Result<Mutation> FromWire(Wire.Mutation mutation, string path)
    {
        if (!TraceId.TryParse(mutation.Trace, out var trace)) return WireValues.BadId(mutation.Trace, path + "/trace", "trace");
        return WireValues.Each(mutation.Edits, path + "/edits", EditMapping.FromWire).TryGet(out var edits, out var problem)
            ? new Mutation(new MutationId(mutation.Id), trace, WireTime.FromMicroseconds(mutation.EditedAtMicros), edits) { Name = mutation.Name.Length == 0 ? null : mutation.Name }
            : problem;
    }

    public static Wire.MutationResult ToWire(MutationResult result) => new()
    {
        Id = result.Id.Value,
        Outcome = (Wire.Outcome)result.Outcome,
        Sequence = result.Sequence.Value,
        Problem = WireValues.Problem(result.Problem),
        Lost = { result.Lost.Select(LostFieldMapping.ToWire) },
    };

    public static Result<MutationResult> FromWire(Wire.MutationResult result, string path)
    {
        if (!Enum.IsDefined((MutationOutcome)result.Outcome))
            return new Problem("frame.outcome", path + "/outcome", $"There is no outcome {(int)result.Outcome}.", "Update this program.");
        if (!WireValues.Sequence(result.Sequence, path + "/sequence").TryGet(out var sequence, out var problem)) return problem;
        if (!WireValues.Each(result.Lost, path + "/lost", LostFieldMapping.FromWire).TryGet(out var lost, out problem)) return problem;
        var refusal = result.Problem is null ? null : WireValues.Problem(result.Problem);
        return new MutationResult(new MutationId(result.Id), (MutationOutcome)result.Outcome, sequence, refusal) { Lost = lost };
    }
}
