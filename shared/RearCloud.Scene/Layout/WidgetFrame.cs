namespace RearCloud.Scene.Layout;

/// <summary>Where a widget stands, in design pixels of its layout's canvas.</summary>
internal readonly record struct WidgetFrame(double X, double Y, double Width, double Height)
{
    private const double Farthest = 4_096;

    /// <summary>Where a widget stands that does not say so: seen, and out of nobody's way.</summary>
    public static WidgetFrame Centered(double canvasWidth, double canvasHeight) =>
        new(canvasWidth * 0.45, canvasHeight * 0.35, canvasWidth * 0.3, canvasHeight * 0.3);

    /// <summary>Null if the frame is missing, incomplete or out of range.</summary>
    public static WidgetFrame? Read(Members frame) =>
        frame.Number("x", -Farthest, Farthest) is { } x && frame.Number("y", -Farthest, Farthest) is { } y
        && frame.Number("width", 1, Farthest) is { } width && frame.Number("height", 1, Farthest) is { } height
            ? new WidgetFrame(x, y, width, height)
            : null;
}
