using RearCloud.Core;

namespace RearCloud.Cli.Panels;

/// <summary>A checked <c>--sink</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The whole path of its file or device; empty if it has none.</param>
internal sealed record SinkChoice(SinkKind Kind, string Path)
{
    public const string Words = "live, png:FILE, y4m:FILE, framebuffer:DEVICE or memory";

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
            "framebuffer:" => SinkKind.Framebuffer,
            _ => null,
        };
        if (kind is null || colon == wish.Length - 1) return Wrong($"There is no sink '{wish}'.", $"Use {Words}.");
        if (colon < 0) return new SinkChoice(kind.Value, "");
        var path = System.IO.Path.GetFullPath(wish[(colon + 1)..]);
        return kind switch
        {
            SinkKind.Y4m when Directory.Exists(path) || !Directory.Exists(System.IO.Path.GetDirectoryName(path)) =>
                Wrong($"A video cannot be written to {path}.", "Name a file in a folder that exists."),
            SinkKind.Framebuffer when !File.Exists(path) => Wrong($"There is no framebuffer {path}.", "Name a device such as /dev/fb0."),
            _ => new SinkChoice(kind.Value, path),
        };
    }

    private static Problem Wrong(string message, string remedy) => new("rear.sink", "", message, remedy);
}
