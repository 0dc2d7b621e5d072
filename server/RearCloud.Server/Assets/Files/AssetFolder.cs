using RearCloud.Rendering.Images;

namespace RearCloud.Server.Assets.Files;

/// <summary>The bytes of assets as files <c>ab/abcdef…</c>. A file of that name is always whole: it gets the name after its bytes are safe.</summary>
internal sealed class AssetFolder : IAssetSource
{
    private const int Sha256Length = 64;

    private readonly string _root;
    private readonly string _incoming;

    public AssetFolder(string root)
    {
        _root = Path.GetFullPath(root);
        _incoming = Directory.CreateDirectory(Path.Combine(_root, "incoming")).FullName;
        // What a stop left behind has no name and no reader.
        foreach (var file in Directory.EnumerateFiles(_incoming)) File.Delete(file);
    }

    /// <summary>True for 64 lower-case hex digits: no other text becomes part of a path.</summary>
    public static bool IsName(string? sha256) => sha256 is { Length: Sha256Length } && sha256.All(char.IsAsciiHexDigitLower);

    public Stream? Open(string sha256)
    {
        if (!IsName(sha256)) return null;
        try
        {
            return new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>A nameless file for bytes that are still arriving; disposing deletes it.</summary>
    public FileStream OpenIncoming() => new(
        Path.Combine(_incoming, Path.GetRandomFileName()),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        });

    /// <summary>Stores bytes under their name, durably: when it returns, a power cut does not take them away.</summary>
    public async Task WriteAsync(string sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var path = PathOf(sha256);
        if (File.Exists(path)) return;
        var temporary = Path.Combine(_incoming, Path.GetRandomFileName());
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous))
            {
                await file.WriteAsync(bytes, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            var folder = Path.GetDirectoryName(path)!;
            if (!Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder);
                DirectorySync.Flush(_root);
            }

            File.Move(temporary, path, overwrite: true);
            DirectorySync.Flush(folder);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private string PathOf(string sha256) => Path.Combine(_root, sha256[..2], sha256);
}
