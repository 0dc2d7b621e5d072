using RearCloud.Core;
using RearCloud.Panel.Sinks;

namespace RearCloud.Cli.Panels;

/// <summary>A checked <c>--sink</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The whole path of its file or device; empty if it has none.</param>
internal sealed record SinkChoice(SinkKind Kind, string Path)
{
    public const string Words = "live, png:FILE, y4m:FILE, apng:FILE, framebuffer:DEVICE, shared-memory:NAME or memory";

    /// <summary>Where names of shared memory lie; source: shm_overview(7).</summary>
    private const string SharedMemoryFolder = "/dev/shm";

    private static readonly RecorderOptions Recording = new();

    public static string Description { get; } = $"Where frames go: {Words}. y4m and apng record at most {Recording.MaxDuration.TotalMinutes:0} minutes and {Recording.MaxBytes >> 30} GiB; "
        + "the file is called FILE.part until the recording ends. A NAME of shared memory lies in /dev/shm, one with a slash is a path. May be given more than once; live if absent.";

    /// <summary>As it was typed, with the whole path.</summary>
    public string Name => Path.Length == 0 ? Word : $"{Word}:{Path}";

    /// <summary>True if it shows the output for hardware.</summary>
    public bool ShowsOutput => Kind == SinkKind.Framebuffer;

    private string Word => Kind.ToString().ToLowerInvariant();

    /// <summary>Reads all that were asked for; live if none was.</summary>
    public static Result<SinkChoice[]> Read(IReadOnlyList<string> wishes)
    {
        var choices = new List<SinkChoice>();
        foreach (var wish in wishes.Count == 0 ? ["live"] : wishes)
        {
            if (!Read(wish).TryGet(out var choice, out var problem)) return problem;
            if (choice.Path.Length > 0 && choices.Exists(c => c.Path == choice.Path)) return Wrong($"Two sinks write {choice.Path}.", "Give each a file of its own.");
            if (!choices.Contains(choice)) choices.Add(choice);
        }

        return choices.ToArray();
    }

    private static Result<SinkChoice> Read(string wish)
    {
        var colon = wish.IndexOf(':', StringComparison.Ordinal);
        SinkKind? kind = (colon < 0 ? wish : wish[..(colon + 1)]) switch
        {
            "live" => SinkKind.Live,
            "memory" => SinkKind.Memory,
            "png:" => SinkKind.Png,
            "y4m:" => SinkKind.Y4m,
            "apng:" => SinkKind.Apng,
            "framebuffer:" => SinkKind.Framebuffer,
            "shared-memory:" => SinkKind.SharedMemory,
            _ => null,
        };
        if (kind is null || colon == wish.Length - 1) return Wrong($"There is no sink '{wish}'.", $"Use {Words}.");
        if (colon < 0) return new SinkChoice(kind.Value, "");
        var name = wish[(colon + 1)..];
        var path = kind == SinkKind.SharedMemory && !name.Contains('/', StringComparison.Ordinal) ? System.IO.Path.Combine(SharedMemoryFolder, name) : System.IO.Path.GetFullPath(name);
        return kind switch
        {
            SinkKind.Y4m or SinkKind.Apng or SinkKind.SharedMemory when Directory.Exists(path) || !Directory.Exists(System.IO.Path.GetDirectoryName(path)) =>
                Wrong($"Frames cannot be written to {path}.", "Name a file in a folder that exists."),
            SinkKind.Framebuffer when !File.Exists(path) => Wrong($"There is no framebuffer {path}.", "Name a device such as /dev/fb0."),
            _ => new SinkChoice(kind.Value, path),
        };
    }

    private static Problem Wrong(string message, string remedy) => new("rear.sink", "", message, remedy);
}
