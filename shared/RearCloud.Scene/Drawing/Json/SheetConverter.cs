using System.Text.Json.Serialization.Metadata;

namespace RearCloud.Scene.Drawing.Json;

internal sealed class SheetConverter : PartsConverter<DrawSheet, SheetParts>
{
    protected override JsonTypeInfo<SheetParts> Parts => SceneJson.Default.SheetParts;

    protected override SheetParts Split(DrawSheet whole) => new(whole.Area, whole.Layers);

    protected override DrawSheet Join(SheetParts parts)
    {
        PartsCheck.NoneMissing(parts.Layers.AsSpan());
        return new DrawSheet(parts.Area, parts.Layers);
    }
}
