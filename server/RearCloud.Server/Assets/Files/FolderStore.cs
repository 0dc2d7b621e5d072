namespace RearCloud.Server.Assets.Files;

/// <summary>Bytes as files <c>ab/abcdef…</c> of a folder. A file of that name is always whole: it gets the name after its bytes are safe.</summary>
internal sealed class FolderStore : IAssetStore
{
    private const string Writing = "writing";

    private readonly string _root;

    public FolderStore(string root)
    {
        _root = Path.GetFullPath(root);
        var writing = Path.Combine(_root, Writing);
        if (!Directory.Exists(writing)) return;
        // What a stop left half-written has no name and no reader.
        foreach (var file in Directory.EnumerateFiles(writing)) File.Delete(file);
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken) => Task.FromResult<Stream?>(Open(name));

    public async Task WriteAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        if (File.Exists(path)) return;
        var temporary = Path.Combine(Directory.CreateDirectory(Path.Combine(_root, Writing)).FullName, Path.GetRandomFileName());
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

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        if (!File.Exists(path)) return Task.CompletedTask;
        File.Delete(path);
        DirectorySync.Flush(Path.GetDirectoryName(path)!);
        return Task.CompletedTask;
    }

    private FileStream? Open(string name)
    {
        if (!BlobName.IsValid(name)) return null;
        try
        {
            return new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string PathOf(string name) =>
        BlobName.IsValid(name) ? Path.Combine(_root, name[..2], name) : throw new ArgumentException($"'{name}' is no name of bytes.", nameof(name));
}
