namespace RearCloud.Cli.Replays;

/// <summary>What <c>rear replay</c> found.</summary>
/// <param name="Recording">The file.</param>
/// <param name="Panel">Id of the panel.</param>
/// <param name="Product">What recorded it.</param>
/// <param name="Frames">Frames that were made again.</param>
/// <param name="Differing">Frames whose picture is another one.</param>
/// <param name="FirstDiffering">Number of the first of them.</param>
/// <param name="Lost">Frames that the recorder lost.</param>
/// <param name="LeftOut">Assets that the recording lacks.</param>
/// <param name="Reason">Why the recording ended early.</param>
internal sealed record ReplaySummary(
    string Recording, string Panel, string Product, long Frames, long Differing, long? FirstDiffering, long Lost, IReadOnlyList<string> LeftOut, string? Reason);
