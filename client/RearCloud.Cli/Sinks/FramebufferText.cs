using System.Globalization;
using System.Text.RegularExpressions;
using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;

namespace RearCloud.Cli.Sinks;

/// <summary>Reads which framebuffer is meant: a device, or a plain file and its layout.</summary>
internal static partial class FramebufferText
{
    private const string Remedy = "Name a device such as framebuffer:/dev/fb0, or a plain file and its layout: framebuffer:FILE@904x572:bgra, with bgra, rgba or rgb565, and :BYTES for longer rows.";

    public static Result<SinkPlan> Read(string text, PixelSize panel)
    {
        var match = WithLayout().Match(text);
        var path = Path.GetFullPath(match.Success ? match.Groups["path"].Value : text);
        if (!File.Exists(path)) return Wrong($"There is no framebuffer {path}.");
        if (!match.Success) return new SinkPlan(SinkKind.Framebuffer, path);

        var size = new PixelSize(Number(match, "width"), Number(match, "height"));
        if (size.Width < panel.Width || size.Height < panel.Height) return Wrong($"The framebuffer {path} has {size} pixels, fewer than the panel's {panel}.");
        var line = match.Groups["line"].Success ? Number(match, "line") : (int?)null;
        var layout = match.Groups["form"].Value switch
        {
            "rgba" => FramebufferLayout.Rgba32(size, line),
            "rgb565" => FramebufferLayout.Rgb565(size, line),
            _ => FramebufferLayout.Bgra32(size, line),
        };
        var rowBytes = size.Width * layout.BitsPerPixel / 8;
        if (layout.LineLength < rowBytes) return Wrong($"Rows of {layout.LineLength} bytes are too short for {size.Width} pixels of {layout.BitsPerPixel} bits, which have {rowBytes}.");
        var has = new FileInfo(path).Length;
        return has < layout.Bytes ? Wrong($"{path} has {has} bytes and its layout {layout.Bytes}.") : new SinkPlan(SinkKind.Framebuffer, path, layout);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static Problem Wrong(string message) => new("rear.sink", "", message, Remedy);

    [GeneratedRegex("^(?<path>.+)@(?<width>[1-9][0-9]{0,4})x(?<height>[1-9][0-9]{0,4}):(?<form>bgra|rgba|rgb565)(:(?<line>[1-9][0-9]{0,6}))?$")]
    private static partial Regex WithLayout();
}
