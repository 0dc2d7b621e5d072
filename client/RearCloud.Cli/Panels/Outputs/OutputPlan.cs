using RearCloud.Core;
using RearCloud.Panel.Post;
using RearCloud.Panel.Signals;
using RearCloud.Panel.Sinks;
using RearCloud.Rendering.Post;
using RearCloud.Scene;

namespace RearCloud.Cli.Panels.Outputs;

/// <summary>What the hardware of a panel is to get.</summary>
/// <param name="Format">Null: what its framebuffers take.</param>
/// <param name="Brightness">0 to 1; null if nobody said.</param>
/// <param name="Kelvin">The colour of white; null for the panel's own.</param>
/// <param name="ShiftsPixels">True to move the picture slowly.</param>
/// <param name="LightSensors">Folder of the sensors of which one measures light.</param>
internal sealed record OutputPlan(PixelFormat? Format, double? Brightness, double? Kelvin, bool ShiftsPixels, string LightSensors)
{
    public const string Automatic = "auto";
    public const string Description =
        "What framebuffers get: the picture with brightness, pixel shift, wear and dither, in the format that they take (auto) or in a chosen one, or the plain picture (off).";

    private const string Off = "off";

    public static string[] Words { get; } = [Automatic, "bgra", "rgb565", Off];

    /// <summary>A holder with null if there is nobody to show an output, or none was wanted.</summary>
    public static Result<OutputChoice> Read(PanelWish wish, IReadOnlyList<SinkChoice> sinks)
    {
        if (wish.Brightness is not (null or (>= 0 and <= 100)))
            return Wrong("rear.brightness", $"A panel cannot have a brightness of {wish.Brightness} percent.", "Use a number from 0 to 100.");
        if (wish.ColorTemperature is not (null or (>= DisplaySignals.WarmestKelvin and <= DisplaySignals.ColdestKelvin)))
            return Wrong("rear.color-temperature", $"White of {wish.ColorTemperature} kelvin cannot be shown.", $"Use {DisplaySignals.WarmestKelvin} (a candle) to {DisplaySignals.ColdestKelvin} (a blue sky).");
        var isOff = wish.Output == Off || !sinks.Any(s => s.ShowsOutput);
        if (!isOff) return new OutputChoice(new OutputPlan(FormatOf(wish.Output), wish.Brightness / 100, wish.ColorTemperature, !wish.StandsStill, wish.LightSensors));
        if (Unheard(wish) is not { } option) return new OutputChoice(null);
        return wish.Output == Off
            ? Wrong("rear.output", $"{option} changes nothing with --output off.", $"Leave {option} or --output away.")
            : Wrong("rear.output", $"{option} changes nothing without hardware: pictures for people are always as composed.", "Show the panel with --sink framebuffer:DEVICE.");
    }

    /// <summary>The format in which the output is made: one that all framebuffers take.</summary>
    public Result<PixelFormat> FormatFor(IReadOnlyDictionary<string, FramebufferSink> framebuffers)
    {
        // A framebuffer of 16 bits takes BGRA too, but then rounds without dither.
        var format = Format ?? (framebuffers.Values.All(f => f.Layout.Format == PixelFormat.Rgb565) ? PixelFormat.Rgb565 : PixelFormat.Bgra8888);
        foreach (var (path, framebuffer) in framebuffers)
        {
            if (format != PixelFormat.Bgra8888 && format != framebuffer.Layout.Format)
                return Wrong("rear.output", $"{path} takes pixels of {framebuffer.Layout.Format}, not {format}.", "Leave --output away, so that it fits.");
        }

        return format;
    }

    /// <summary>What the panel is opened with.</summary>
    public OutputOptions Options(PixelFormat format, WearStore wear) => new() { Format = format, ShiftsPixels = ShiftsPixels, Wear = wear.Load() };

    /// <summary>Tells a panel what its owner wants of the light.</summary>
    public void Feed(IPanelFeed feed)
    {
        if (Brightness is { } brightness) feed.Feed(DisplaySignals.Brightness, SignalValue.Of(brightness));
        if (Kelvin is { } kelvin) feed.Feed(DisplaySignals.Temperature, SignalValue.Of(kelvin));
    }

    private static PixelFormat? FormatOf(string word) => word switch
    {
        "bgra" => PixelFormat.Bgra8888,
        "rgb565" => PixelFormat.Rgb565,
        _ => null,
    };

    /// <summary>The first option that nobody would notice without an output; null if there is none.</summary>
    private static string? Unheard(PanelWish wish)
    {
        if (wish.Output is not (Automatic or Off)) return "--output";
        if (wish.Brightness is not null) return "--brightness";
        if (wish.ColorTemperature is not null) return "--color-temperature";
        return wish.StandsStill ? "--no-shift" : null;
    }

    private static Problem Wrong(string code, string message, string remedy) => new(code, "", message, remedy);
}
