using System.Text.Json.Serialization.Metadata;

namespace RearCloud.Scene.Drawing.Json;

internal sealed class LayerConverter : PartsConverter<DrawLayer, LayerParts>
{
    protected override JsonTypeInfo<LayerParts> Parts => SceneJson.Default.LayerParts;

    protected override LayerParts Split(DrawLayer whole) => new(whole.Id, whole.Bounds, whole.Ops);

    protected override DrawLayer Join(LayerParts parts)
    {
        PartsCheck.NoneMissing(parts.Ops.AsSpan());
        return new DrawLayer(parts.Id, parts.Bounds, parts.Ops);
    }
}
