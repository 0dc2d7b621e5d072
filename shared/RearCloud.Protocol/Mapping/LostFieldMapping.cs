using RearCloud.Core;
using RearCloud.Core.Edits;

namespace RearCloud.Protocol.Mapping;

/// <summary>Lost values between Core and the wire.</summary>
internal static class LostFieldMapping
{
    public static Wire.LostField ToWire(LostField lost)
    {
        var wire = new Wire.LostField { Kind = lost.Key.Kind.Name, Id = lost.Key.Id.Value, Path = lost.Path.Pointer };
        if (lost.Value is { } value) wire.Value = WireValues.Json(value);
        return wire;
    }

    public static Result<LostField> FromWire(Wire.LostField lost, string path)
    {
        if (!WireValues.Key(lost.Kind, lost.Id, path).TryGet(out var key, out var problem)) return problem;
        if (!FieldPath.Parse(lost.Path).TryGet(out var field, out problem)) return problem with { Path = path + "/path" };
        if (!lost.HasValue) return new LostField(key, field, null);
        return WireValues.Json(lost.Value, path + "/value", mustBeObject: false).TryGet(out var value, out problem) ? new LostField(key, field, value) : problem;
    }
}
