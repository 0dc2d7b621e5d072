using RearCloud.Core;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Assets;

/// <summary>The door to assets: immutable bytes named by their SHA-256, each belonging to the accounts that uploaded it.</summary>
public interface IAssets
{
    /// <summary>
    /// Takes in an image: counts its bytes while reading, finds its type by looking, decodes it, scales it to the panels' needs and stores what was
    /// written anew. It is stored whole or not at all.
    /// </summary>
    /// <param name="owner">Whose asset it becomes.</param>
    /// <param name="upload">The bytes as they arrive; read at most to one byte past <see cref="Limits.UploadBytes"/>.</param>
    /// <param name="fileName">The name it had, for people.</param>
    /// <param name="cancellationToken">Ends the intake; nothing is stored then.</param>
    Task<Result<AssetInfo>> StoreImageAsync(Actor owner, Stream upload, string? fileName, CancellationToken cancellationToken);

    /// <summary>The account's asset of this name; null if the account has none.</summary>
    Task<AssetInfo?> FindAsync(string accountId, string sha256, CancellationToken cancellationToken);

    /// <summary>The asset of this name that the actor may read: its account's, or one that a document of a shared stream shows it; null if there is none.</summary>
    Task<AssetInfo?> FindReadableAsync(Actor actor, string sha256, CancellationToken cancellationToken);

    /// <summary>The bytes, whoever's they are; null if there are none. The stream can seek and is the caller's to dispose.</summary>
    Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken);
}
