using RearCloud.Rendering.Images;

namespace RearCloud.Cli;

/// <summary>Images as files named by their SHA-256, as the client's asset cache keeps them.</summary>
/// <param name="folder">The folder, or null if there are no images.</param>
internal sealed class AssetFolder(string? folder) : IAssetSource
{
    private const int NameLength = 64;

    public Stream? Open(string sha256)
    {
        // The name comes from a document: only digits may become part of a path.
        if (folder is null || sha256.Length != NameLength || !sha256.All(char.IsAsciiHexDigitLower)) return null;
        try
        {
            return new FileStream(Path.Combine(folder, sha256), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
