using Microsoft.EntityFrameworkCore;
using RearCloud.Core;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync.Streams.Rows;

namespace RearCloud.Server.Sync.Purging;

/// <summary>
/// Forgets what is too old: tombstones, history, and clients that never came back. Each step is a small transaction under the lock of its stream, so
/// that nobody waits long and a stream's floors rise together with what they speak of.
/// </summary>
internal sealed class StreamPurge(IStorage storage, TimeProvider time)
{
    /// <summary>Rows that one transaction forgets.</summary>
    public const int RowsAtOnce = 500;

    /// <summary>Forgets all that is due.</summary>
    /// <returns>How many rows were forgotten.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await RepeatAsync(ct => TombstonesAsync(now - Limits.TombstoneLifetime, ct), cancellationToken)
            + await RepeatAsync(ct => HistoryAsync(now - Limits.HistoryLifetime, ct), cancellationToken)
            + await RepeatAsync(ct => ClientsAsync(now - Limits.ClientLifetime, ct), cancellationToken);
    }

    private static async Task<int> RepeatAsync(Func<CancellationToken, Task<int>> step, CancellationToken cancellationToken)
    {
        var all = 0;
        while (await step(cancellationToken) is > 0 and var forgotten) all += forgotten;
        return all;
    }

    private Task<int> TombstonesAsync(DateTimeOffset before, CancellationToken cancellationToken) => storage.WriteAsync(async (scope, ct) =>
    {
        var due = scope.Db.Set<DocumentRow>().Where(d => d.IsDeleted && d.ChangedAt < before);
        if (await due.Select(d => d.Stream).FirstOrDefaultAsync(ct) is not { } name) return 0;
        if (await LockAsync(scope.Db, name, ct) is not { } stream) return 0;
        // Asked again under the lock: a tombstone may have risen.
        var rows = await due.Where(d => d.Stream == name).OrderBy(d => d.Version).Take(RowsAtOnce).ToListAsync(ct);
        if (rows.Count == 0) return 0;
        stream.Floor = Math.Max(stream.Floor, rows[^1].Version);
        scope.Db.RemoveRange(rows);
        return rows.Count;
    }, cancellationToken);

    private Task<int> HistoryAsync(DateTimeOffset before, CancellationToken cancellationToken) => storage.WriteAsync(async (scope, ct) =>
    {
        if (await scope.Db.Set<ChangeRow>().Where(c => c.AcceptedAt < before).Select(c => c.Stream).FirstOrDefaultAsync(ct) is not { } name) return 0;
        if (await LockAsync(scope.Db, name, ct) is not { } stream) return 0;
        // In the order of the stream, so that what is kept has no hole.
        var places = await scope.Db.Set<ChangeRow>()
            .Where(c => c.Stream == name && c.AcceptedAt < before)
            .OrderBy(c => c.Seq).Take(RowsAtOnce).Select(c => c.Seq).ToListAsync(ct);
        if (places.Count == 0) return 0;
        var last = places[^1];
        stream.HistoryFloor = Math.Max(stream.HistoryFloor, last);
        return await scope.Db.Set<ChangeRow>().Where(c => c.Stream == name && c.Seq <= last).ExecuteDeleteAsync(ct);
    }, cancellationToken);

    // A client that comes back after all finds its numbers unknown, and goes on under a new name.
    private Task<int> ClientsAsync(DateTimeOffset before, CancellationToken cancellationToken) => storage.WriteAsync(async (scope, ct) =>
    {
        var rows = await scope.Db.Set<ClientRow>().Where(c => c.SeenAt < before).Take(RowsAtOnce).ToListAsync(ct);
        scope.Db.RemoveRange(rows);
        return rows.Count;
    }, cancellationToken);

    // Null for a stream that was removed since: what it had is gone with it.
    private static async Task<StreamRow?> LockAsync(RearCloudDb db, string stream, CancellationToken cancellationToken)
    {
        await db.Set<StreamRow>().Where(s => s.Id == stream).ExecuteUpdateAsync(s => s.SetProperty(r => r.Seq, r => r.Seq), cancellationToken);
        return await db.Set<StreamRow>().SingleOrDefaultAsync(s => s.Id == stream, cancellationToken);
    }
}
