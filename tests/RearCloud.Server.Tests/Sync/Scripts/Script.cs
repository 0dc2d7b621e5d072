using System.Runtime.CompilerServices;
using System.Text.Json;

namespace RearCloud.Server.Tests.Sync.Scripts;

/// <summary>A recorded script: its first line tells what it shows and the approved hash of the state in which it ends, each further line is a step.</summary>
internal sealed record Script(string Shows, string Hash, IReadOnlyList<ScriptStep> Steps)
{
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder(), "*.jsonl").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    public static Script Read(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder(), name + ".jsonl")).Where(l => l.Length > 0).Select(l => JsonElement.Parse(l)).ToList();
        return new Script(lines[0].GetProperty("shows").GetString()!, lines[0].GetProperty("hash").GetString()!, [.. lines.Skip(1).Select(ScriptStep.Read)]);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Recorded");
}
