using System.Text.Json;

namespace RearCloud.Core.Validation;

/// <summary>The rules of a wallpaper's body.</summary>
internal static class WallpaperCheck
{
    public static void Check(BodyReader body)
    {
        body.OneOf("type", ["color", "gradient", "image", "particles", "flow", "parallax"], required: true);
        var type = body.Member("type") is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
        body.Color("color");
        if (type == "flow") body.Colors("colors", 1, Limits.FlowColors);
        else body.Colors("colors", 2, 2);
        if (type is "gradient" or "flow") body.Member("colors", required: true);
        if (type == "color") body.Member("color", required: true);
        body.Asset("asset", required: type == "image");
        WidgetCheck.CheckPlacement(body);
        body.Number("dim", 0, 1);
        if (type == "particles") CheckParticles(body);
        if (type == "flow") CheckFlow(body);
        if (type == "parallax") CheckParallax(body);
    }

    private static void CheckParticles(BodyReader body)
    {
        body.OneOf("style", ["dust", "snow", "embers", "stars"]);
        body.Number("count", 1, Limits.Particles);
        body.Number("size", 1, 24);
        CheckMotion(body);
    }

    private static void CheckFlow(BodyReader body)
    {
        body.Number("scale", 0.25, 4);
        CheckMotion(body);
    }

    private static void CheckMotion(BodyReader body)
    {
        body.Number("speed", 0, 4);
        body.Number("seed", 0, int.MaxValue);
    }

    private static void CheckParallax(BodyReader body)
    {
        body.Number("reach", 0, 96);
        foreach (var layer in body.Objects("layers", Limits.ParallaxLayers))
        {
            layer.Number("depth", 0, 1);
            layer.Asset("asset", required: layer.Member("style") is null);
            layer.Color("color");
            WidgetCheck.CheckPlacement(layer);
            CheckParticles(layer);
        }
    }
}
