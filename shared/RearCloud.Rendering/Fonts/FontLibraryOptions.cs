namespace RearCloud.Rendering.Fonts;

/// <summary>Where the library looks for the fonts of scripts that the bundled face lacks.</summary>
public sealed record FontLibraryOptions
{
    /// <summary>Folders that hold Noto's files, in order; Debian's places by default.</summary>
    public IReadOnlyList<string> Folders { get; init; } = ["/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto"];
}
