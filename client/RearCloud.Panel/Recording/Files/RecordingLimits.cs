using RearCloud.Scene.Drawing;

namespace RearCloud.Panel.Recording.Files;

/// <summary>The bounds of a recording, which hold for writing and for reading.</summary>
internal static class RecordingLimits
{
    /// <summary>Bytes of all lines, unpacked.</summary>
    public const long Bytes = 1024 * 1024 * 1024;

    /// <summary>Bytes of one line: the largest asset fits as base64.</summary>
    public const int LineBytes = 64 * 1024 * 1024;

    /// <summary>Nesting of JSON: a snapshot inside a line.</summary>
    public const int Depth = DrawListJson.MostDepth + 1;

    /// <summary>Pixels of the panel: as many as the largest sheet may have.</summary>
    public const long PanelPixels = DrawSheet.MostPixels;

    /// <summary>Pixels of the sheets of one snapshot together.</summary>
    public const long SheetPixels = 64_000_000;
}
