using Microsoft.EntityFrameworkCore;
using RearCloud.Core.Documents;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync.Streams.Rows;

namespace RearCloud.Server.Sync.Purging;

/// <summary>Forgets a stream whole, for the slice that owns its kind: documents, history and the numbers of its clients.</summary>
internal static class StreamRemoval
{
    /// <summary>
    /// Runs inside the slice's transaction and takes the lock of the stream first, as the door does: an edit comes before all of it or after all of it,
    /// and the slice's <see cref="IEditCheck"/> refuses one that comes after.
    /// </summary>
    public static async Task RunAsync(RearCloudDb db, StreamId stream, CancellationToken cancellationToken)
    {
        await db.Set<StreamRow>().Where(s => s.Id == stream.Value).ExecuteUpdateAsync(s => s.SetProperty(r => r.Seq, r => r.Seq), cancellationToken);
        await db.Set<DocumentRow>().Where(d => d.Stream == stream.Value).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ChangeRow>().Where(c => c.Stream == stream.Value).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ClientRow>().Where(c => c.Stream == stream.Value).ExecuteDeleteAsync(cancellationToken);
        await db.Set<StreamRow>().Where(s => s.Id == stream.Value).ExecuteDeleteAsync(cancellationToken);
    }
}
