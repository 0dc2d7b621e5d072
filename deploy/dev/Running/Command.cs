using System.Collections.Immutable;
using System.Diagnostics;

namespace RearCloud.Dev.Running;

/// <summary>A program to run, its arguments and what it finds in its environment.</summary>
internal sealed record Command(string Program, params ImmutableArray<string> Arguments)
{
    internal string? Folder { get; init; }

    /// <summary>Variables to set; a null value removes one.</summary>
    internal ImmutableDictionary<string, string?> Environment { get; init; } = ImmutableDictionary<string, string?>.Empty;

    internal ProcessStartInfo ToStartInfo(bool capture)
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            RedirectStandardOutput = capture,
            RedirectStandardError = capture,
            RedirectStandardInput = capture,
            WorkingDirectory = Folder ?? "",
        };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return start;
    }
}
