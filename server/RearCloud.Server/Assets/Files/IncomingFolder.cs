namespace RearCloud.Server.Assets.Files;

/// <summary>Nameless files for bytes that are being received or looked at: a slow sender holds a file, not memory.</summary>
internal sealed class IncomingFolder
{
    private readonly string _folder;

    public IncomingFolder(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        // What a stop left behind has no name and no reader.
        foreach (var file in Directory.EnumerateFiles(_folder)) File.Delete(file);
    }

    /// <summary>A file that nobody else sees; disposing deletes it.</summary>
    public FileStream Open() => new(
        Path.Combine(_folder, Path.GetRandomFileName()),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        });

    /// <summary>Receives at most <paramref name="limit"/> bytes into a file, which stands at its beginning then.</summary>
    /// <exception cref="AssetStoreException">There is no room for them.</exception>
    public async Task<FileStream> ReceiveAsync(Stream from, long limit, CancellationToken cancellationToken)
    {
        var file = Open();
        try
        {
            await BoundedCopy.CopyAsync(from, file, limit, cancellationToken);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
