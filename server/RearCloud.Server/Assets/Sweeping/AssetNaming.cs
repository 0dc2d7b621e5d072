using Microsoft.EntityFrameworkCore;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Server.Assets.Storage;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Assets.Sweeping;

/// <summary>
/// Tells the sweep, in the door's own transaction, that a document newly names assets. The assets' rows are locked by it: either the sweep took an
/// asset before, and the edit finds it missing, or the sweep comes after and finds it kept.
/// </summary>
internal sealed class AssetNaming(RearCloudDb db) : IEditCheck
{
    public async ValueTask<Problem?> CheckAsync(StreamId stream, Document? before, Document after, CancellationToken cancellationToken)
    {
        var added = AssetNames.In(after.Body).Except(before is null ? [] : AssetNames.In(before.Body)).ToList();
        if (added.Count > 0) await NoteAsync(db, stream, added, cancellationToken);
        return null;
    }

    /// <summary>Keeps assets from the sweep until it has read the stream.</summary>
    public static async Task NoteAsync(RearCloudDb db, StreamId stream, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        await db.Set<AssetRow>()
            .Where(row => names.Contains(row.Sha256))
            .ExecuteUpdateAsync(row => row.SetProperty(a => a.UnnamedSince, (DateTimeOffset?)null), cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO asset_naming_mark (stream, epoch, seq) VALUES ({stream.Value}, '', 0) ON CONFLICT (stream) DO NOTHING", cancellationToken);
    }
}
