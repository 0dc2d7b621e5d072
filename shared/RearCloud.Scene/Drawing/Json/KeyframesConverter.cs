using System.Text.Json.Serialization.Metadata;
using RearCloud.Scene.Animation;

namespace RearCloud.Scene.Drawing.Json;

internal sealed class KeyframesConverter : PartsConverter<Keyframes, KeyframesParts>
{
    protected override JsonTypeInfo<KeyframesParts> Parts => SceneJson.Default.KeyframesParts;

    protected override KeyframesParts Split(Keyframes whole) => new(whole.Frames);

    protected override Keyframes Join(KeyframesParts parts) => new(parts.Frames);
}
