using RearCloud.Core;

namespace RearCloud.Panel.Recording.Files;

/// <summary>What can be wrong with a recording. The path is the line, from 1.</summary>
internal static class RecordingProblems
{
    private const string Again = "Record again with rear panel --record, or copy the file again.";

    public static Problem File(string message) => new("recording.file", "", message, "Name a file that can be read.");

    public static Problem Format(string message) => new("recording.format", "", message, "Name a file that rear panel --record has made.");

    public static Problem Version(int version) => new(
        "recording.version", "/lines/1", $"The recording has version {version}; this program reads version {RecordingLine.Header.NewestVersion}.", "Replay it with the program that recorded it, or a newer one.");

    public static Problem Panel(string message) => new("recording.panel", "/lines/1/panel", message, Again);

    public static Problem Truncated(long line) => new("recording.truncated", $"/lines/{line}", $"The recording ends before its end, at line {line}.", Again);

    public static Problem Damaged(long line, string message) => new("recording.damaged", $"/lines/{line}", message, Again);

    public static Problem TooLarge(long line, string message) => new("recording.too-large", $"/lines/{line}", message, "Record less, with fewer or smaller things in the scene.");
}
