using RearCloud.Web.Layouts.Editing;

namespace RearCloud.Web.Layouts;

/// <summary>What a key on the canvas means: the words between the script and the page.</summary>
internal static class CanvasCommand
{
    public const string Undo = "undo";
    public const string Redo = "redo";
    public const string Delete = "delete";
    public const string Duplicate = "duplicate";
    public const string Forward = "forward";
    public const string Backward = "backward";
    public const string Help = "help";
    public const string History = "history";

    /// <summary>The frame after <c>move:dx,dy</c> or <c>grow:dx,dy</c> in design pixels; null for anything else.</summary>
    public static WidgetFrame? Step(string command, WidgetFrame frame)
    {
        var colon = command.IndexOf(':', StringComparison.Ordinal);
        var comma = command.IndexOf(',', StringComparison.Ordinal);
        if (colon < 0 || comma < colon) return null;
        if (!int.TryParse(command.AsSpan(colon + 1, comma - colon - 1), out var x) || !int.TryParse(command.AsSpan(comma + 1), out var y)) return null;
        return command[..colon] switch
        {
            "move" => frame with { X = frame.X + x, Y = frame.Y + y },
            "grow" => frame with { Width = frame.Width + x, Height = frame.Height + y },
            _ => null,
        };
    }
}
