using System.Text.Json;
using RearCloud.Core;
using RearCloud.Core.Edits;

namespace RearCloud.Protocol.Mapping;

/// <summary>Edits between Core and the wire.</summary>
internal static class EditMapping
{
    /// <summary>Bytes of the edit on the wire.</summary>
    public static int SizeOf(Edit edit) => ToWire(edit).CalculateSize();

    public static Wire.Edit ToWire(Edit edit)
    {
        var wire = new Wire.Edit
        {
            Kind = edit.Key.Kind.Name,
            Id = edit.Key.Id.Value,
            Operation = (Wire.Operation)edit.Operation,
            Base = edit.Base.Value,
            Fields = { edit.Fields.Select(ToWire) },
            Place = edit.Place is null ? null : ToWire(edit.Place),
        };
        if (edit.Body is { } body) wire.Body = WireValues.Json(body);
        return wire;
    }

    public static Result<Edit> FromWire(Wire.Edit edit, string path)
    {
        if (!WireValues.Key(edit.Kind, edit.Id, path).TryGet(out var key, out var problem)) return problem;
        if (!WireValues.Sequence(edit.Base, path + "/base").TryGet(out var basedOn, out problem)) return problem;
        switch ((EditOperation)edit.Operation)
        {
            case EditOperation.Create:
                return Body(edit, path).TryGet(out var body, out problem) ? Edit.Create(key, body, basedOn) : problem;
            case EditOperation.Set:
                return WireValues.Each(edit.Fields, path + "/fields", FromWire).TryGet(out var fields, out problem) ? Edit.Set(key, basedOn, fields) : problem;
            case EditOperation.Delete:
                return Edit.Delete(key, basedOn);
            case EditOperation.Restore:
                return Edit.Restore(key, basedOn);
            case EditOperation.Move:
                var place = edit.Place ?? new Wire.MemberPlace();
                if (!FieldPath.Parse(place.Member).TryGet(out var member, out problem)) return problem with { Path = path + "/place/member" };
                return Edit.Move(key, basedOn, member, place.HasAfter ? place.After : null, place.AfterOrder.Length == 0 ? null : place.AfterOrder);
            case EditOperation.Replace:
                return Body(edit, path).TryGet(out body, out problem) ? Edit.Replace(key, basedOn, body) : problem;
            default:
                return new Problem("edit.operation", path + "/operation", $"There is no operation {(int)edit.Operation}.", "Use create, set, delete, restore, move or replace.");
        }
    }

    private static Result<JsonElement> Body(Wire.Edit edit, string path) => WireValues.Json(edit.Body, path + "/body", mustBeObject: true);

    private static Wire.FieldChange ToWire(FieldChange change)
    {
        var wire = new Wire.FieldChange { Path = change.Path.Pointer };
        if (change.Value is { } value) wire.Value = WireValues.Json(value);
        return wire;
    }

    private static Result<FieldChange> FromWire(Wire.FieldChange change, string path)
    {
        if (!FieldPath.Parse(change.Path).TryGet(out var field, out var problem)) return problem with { Path = path + "/path" };
        if (!change.HasValue) return new FieldChange(field, null);
        return WireValues.Json(change.Value, path + "/value", mustBeObject: false).TryGet(out var value, out problem) ? new FieldChange(field, value) : problem;
    }

    private static Wire.MemberPlace ToWire(MemberPlace place)
    {
        var wire = new Wire.MemberPlace { Member = place.Member.Pointer, AfterOrder = place.AfterOrder ?? "" };
        if (place.After is { } after) wire.After = after;
        return wire;
    }
}
