using System.Text.Json.Serialization.Metadata;
using RearCloud.Scene.Animation;

namespace RearCloud.Scene.Drawing.Json;

internal sealed class EasingConverter : PartsConverter<Easing, EasingParts>
{
    protected override JsonTypeInfo<EasingParts> Parts => SceneJson.Default.EasingParts;

    protected override EasingParts Split(Easing whole) => new(whole.Handles.X1, whole.Handles.Y1, whole.Handles.X2, whole.Handles.Y2);

    protected override Easing Join(EasingParts parts) => new(parts.X1, parts.Y1, parts.X2, parts.Y2);
}
