namespace RearCloud.Server.Assets;

/// <summary>
/// Where bytes stand, by <see cref="BlobName"/>: a folder or an object store. A name appears whole or not at all, and the bytes behind it never
/// change. A store that fails throws <see cref="IOException"/>.
/// </summary>
public interface IAssetStore
{
    /// <summary>The bytes, or null if there are none. The stream knows its length, can seek and is the caller's to dispose.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken);

    /// <summary>Stores bytes durably under a name; under a name that stands already it changes nothing.</summary>
    Task WriteAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Takes the bytes away; of a name that does not stand it does nothing.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);
}
