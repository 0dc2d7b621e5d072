using System.Text.Json;

namespace RearCloud.Web.Layouts.Editing;

/// <summary>Where a widget stands, in the canvas's design pixels.</summary>
public readonly record struct WidgetFrame(double X, double Y, double Width, double Height)
{
    /// <summary>The smallest side that the page lets a hand make.</summary>
    public const double MinSide = 24;

    public static WidgetFrame Default { get; } = new(288, 56, 240, 160);

    public static WidgetFrame From(JsonElement json)
    {
        return new WidgetFrame(Member("x", Default.X), Member("y", Default.Y), Member("width", Default.Width), Member("height", Default.Height));

        double Member(string name, double otherwise) =>
            json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : otherwise;
    }

    /// <summary>The nearest frame that has a size and touches the canvas.</summary>
    public WidgetFrame Within(double canvasWidth, double canvasHeight)
    {
        var width = Math.Clamp(Math.Round(Width), MinSide, 4_096);
        var height = Math.Clamp(Math.Round(Height), MinSide, 4_096);
        return new WidgetFrame(
            Math.Clamp(Math.Round(X), MinSide - width, canvasWidth - MinSide), Math.Clamp(Math.Round(Y), MinSide - height, canvasHeight - MinSide), width, height);
    }

    public JsonElement ToJson() => JsonElement.Parse(FormattableString.Invariant($$"""{"x":{{X}},"y":{{Y}},"width":{{Width}},"height":{{Height}}}"""));
}
