using System.Text.Json;

namespace RearCloud.Core.Validation;

/// <summary>The rules of each widget kind's members. A kind that is not here is kept as it is.</summary>
internal static class WidgetCheck
{
    private static readonly string[] Aligns = ["start", "center", "end"];

    public static void Check(BodyReader widget)
    {
        switch (widget.Member("kind") is { ValueKind: JsonValueKind.String } kind ? kind.GetString() : null)
        {
            case "digital-clock":
                widget.OneOf("hours", ["12", "24", "auto"]);
                widget.Truth("seconds");
                CheckType(widget);
                widget.Text("zone", 64);
                break;
            case "analog-clock":
                widget.OneOf("seconds", ["none", "tick", "sweep"]);
                widget.OneOf("face", ["none", "dots", "numerals"]);
                widget.Color("color");
                widget.Color("accent");
                widget.Text("zone", 64);
                break;
            case "date":
                widget.OneOf("style", ["short", "medium", "long"]);
                CheckType(widget);
                widget.Text("zone", 64);
                break;
            case "text":
                widget.Text("text", Limits.TextLength, required: true);
                widget.Number("size", 22, 400);
                widget.Number("lines", 1, 20);
                widget.OneOf("overflow", ["cut", "run"]);
                CheckType(widget);
                break;
            case "image":
                widget.Asset("asset", required: true);
                widget.Number("radius", 0, 286);
                CheckPlacement(widget);
                break;
            case "battery":
                widget.OneOf("style", ["ring", "bar", "text"]);
                widget.Number("low", 0, 100);
                widget.Color("color");
                break;
        }
    }

    /// <summary>How an image lies in its box: <c>fit</c> and <c>focus</c>.</summary>
    public static void CheckPlacement(BodyReader body)
    {
        body.OneOf("fit", ["cover", "contain", "fill"]);
        if (body.Object("focus") is not { } focus) return;
        focus.Number("x", 0, 1);
        focus.Number("y", 0, 1);
    }

    private static void CheckType(BodyReader widget)
    {
        widget.Color("color");
        widget.Number("weight", 100, 900);
        widget.OneOf("align", Aligns);
    }
}
