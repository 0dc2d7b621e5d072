using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;

namespace RearCloud.Cli.Sinks;

/// <summary>A sink that was asked for and checked.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">Its file or device, whole; empty for those without.</param>
/// <param name="Layout">Of a plain file that stands for a framebuffer.</param>
internal sealed record SinkPlan(SinkKind Kind, string Path = "", FramebufferLayout? Layout = null)
{
    /// <summary>For help.</summary>
    public const string Description =
        "Where frames go: live, memory, png:FILE (a picture of now), y4m:FILE and apng:FILE (recordings, whole when the panel ends), "
        + "framebuffer:DEVICE (or a plain file, framebuffer:FILE@904x572:bgra) or shm:FILE (frames for other programs). "
        + "May be given more than once; live if absent.";

    private const string Remedy = "Use live, memory, png:FILE, y4m:FILE, apng:FILE, framebuffer:DEVICE or shm:FILE.";

    /// <summary>Checks sinks as they were typed.</summary>
    public static Result<IReadOnlyList<SinkPlan>> ReadAll(IReadOnlyList<string> texts, PixelSize panel)
    {
        var plans = new List<SinkPlan>();
        foreach (var text in texts)
        {
            if (!Read(text, panel).TryGet(out var plan, out var problem)) return problem;
            if (plan.Path.Length > 0 && plans.Exists(p => p.Path == plan.Path)) return Wrong($"Two sinks would write {plan.Path}.", "Give each a file of its own.");
            plans.Add(plan);
        }

        return plans;
    }

    private static Result<SinkPlan> Read(string text, PixelSize panel)
    {
        if (text == "live") return new SinkPlan(SinkKind.Live);
        if (text == "memory") return new SinkPlan(SinkKind.Memory);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? "" : text[..colon];
        SinkKind? kind = name switch
        {
            "png" => SinkKind.Png,
            "y4m" => SinkKind.Y4m,
            "apng" => SinkKind.Apng,
            "framebuffer" => SinkKind.Framebuffer,
            "shm" => SinkKind.SharedMemory,
            _ => null,
        };
        if (kind is not { } known) return Wrong($"There is no sink '{text}'.", Remedy);
        var target = text[(colon + 1)..];
        if (target.Length == 0) return Wrong($"The sink '{text}' names no file.", Remedy);
        if (known == SinkKind.Framebuffer) return FramebufferText.Read(target, panel);
        var path = System.IO.Path.GetFullPath(target);
        if (Directory.Exists(path)) return Wrong($"{path} is a folder.", $"Name a file in it: {name}:{System.IO.Path.Join(target, "panel")}.");

        // A picture's folder may come later; a recording would lack its beginning.
        if (known != SinkKind.Png && System.IO.Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder))
            return Wrong($"There is no folder {folder} for the sink '{text}'.", "Make the folder, or name a file elsewhere.");
        return new SinkPlan(known, path);
    }

    private static Problem Wrong(string message, string remedy) => new("rear.sink", "", message, remedy);
}
