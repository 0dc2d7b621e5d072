using Microsoft.EntityFrameworkCore;
using RearCloud.Core.Documents;
using RearCloud.Server.Assets;
using RearCloud.Server.Assets.Sweeping;
using RearCloud.Server.SharedStreams.Storage;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;

namespace RearCloud.Server.SharedStreams;

/// <summary>
/// The images of shared streams: their documents name the owner's, and who may read a document may read what it names. Rights are asked of the database each time: an image is
/// fetched once, and a right that is taken ends at once.
/// </summary>
internal sealed class SharedAssets(IStorage storage, IDocumentReader documents) : IAssetSharing
{
    /// <summary>Documents that are looked at for one download, the newest first.</summary>
    private const int Candidates = 64;

    public Task<string?> OwnerOfAsync(RearCloudDb db, StreamId stream, CancellationToken cancellationToken) =>
        db.Set<SharedStreamRow>().Where(row => row.Stream == stream.Value).Select(row => row.OwnerId).SingleOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<string>> SharersOfAsync(Actor actor, string sha256, CancellationToken cancellationToken)
    {
        var candidates = await storage.ReadAsync(
            (db, ct) => db.Set<SharedAssetRow>()
                .Where(row => row.Sha256 == sha256)
                .Join(db.Set<SharedStreamRow>(), row => row.Stream, stream => stream.Stream, (row, stream) => new { row.Stream, row.Kind, row.Id, row.Version, stream.OwnerId, stream.IsForEveryone })
                .Where(named => named.OwnerId == actor.AccountId || named.IsForEveryone
                    || db.Set<StreamReaderRow>().Any(reader => reader.Stream == named.Stream && reader.AccountId == actor.AccountId))
                .OrderByDescending(named => named.Version)
                .Take(Candidates)
                .ToListAsync(ct),
            cancellationToken);
        var sharers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var named in candidates.Where(named => !sharers.Contains(named.OwnerId)))
        {
            var key = new DocumentKey(new DocumentKind(named.Kind), new DocumentId(named.Id));
            if (await documents.FindAsync(new StreamId(named.Stream), key, cancellationToken) is { IsDeleted: false } document && AssetNames.In(document.Body).Contains(sha256))
                sharers.Add(named.OwnerId);
        }

        return [.. sharers];
    }
}
