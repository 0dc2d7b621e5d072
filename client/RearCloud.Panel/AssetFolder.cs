using RearCloud.Rendering.Images;

namespace RearCloud.Panel;

/// <summary>Images as files named by their SHA-256, as the client's asset cache keeps them: the one that was made for the panel, or the original while there is none.</summary>
/// <param name="folder">The folder, or null if there are no images. Files may come and go while the panel runs; tell it by <see cref="PanelRuntime.ImagesChanged"/>.</param>
/// <param name="panel"><see cref="Core.Panels.PanelProfile.Id"/> of the panel.</param>
public sealed class AssetFolder(string? folder, string panel) : IAssetSource
{
    private const int NameLength = 64;

    /// <summary>No images at all.</summary>
    public static AssetFolder None { get; } = new(null, "");

    /// <summary>Opens the image for this panel, else the original; null if neither is here or may be read.</summary>
    public Stream? Open(string sha256)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        // The name comes from a document: only digits may become part of a path.
        if (folder is null || sha256.Length != NameLength || !sha256.All(char.IsAsciiHexDigitLower)) return null;
        return OpenFile(Path.Combine(folder, $"{sha256}.{panel}")) ?? OpenFile(Path.Combine(folder, sha256));
    }

    private static FileStream? OpenFile(string path)
    {
        try
        {
            // To look first is cheaper than an exception for each image that has no smaller one.
            return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
