using Microsoft.EntityFrameworkCore;
using RearCloud.Core.Documents;
using RearCloud.Core.Replicas;
using RearCloud.Server.Assets.Storage;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Assets.Sweeping;

/// <summary>Keeps the rows that say which documents name which assets up to date: it follows each stream as a replica does, from where it stopped.</summary>
internal sealed class NamingScan(IDocumentReader documents, IStorage storage, TimeProvider time)
{
    /// <summary>Reads what changed in every stream whose documents name assets.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        for (var done = 0; ; done += AssetLimits.SweepBatch)
        {
            var skip = done;
            var marks = await storage.ReadAsync(
                (db, ct) => db.Set<NamingMarkRow>().AsNoTracking().OrderBy(row => row.Stream).Skip(skip).Take(AssetLimits.SweepBatch).ToListAsync(ct), cancellationToken);
            foreach (var mark in marks) await CatchUpAsync(mark, cancellationToken);
            if (marks.Count < AssetLimits.SweepBatch) return;
        }
    }

    /// <summary>Forgets deleted documents that cannot be restored any more, because they are gone altogether.</summary>
    public async Task ForgetGoneAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - AssetLimits.LookAgain;
        var deleted = await storage.ReadAsync(
            (db, ct) => db.Set<NamingRow>().Where(row => row.DeletedSince < before)
                .OrderBy(row => row.DeletedSince).Select(row => new { row.Stream, row.Kind, row.Id }).Distinct().Take(AssetLimits.SweepBatch).ToListAsync(ct),
            cancellationToken);
        foreach (var row in deleted)
        {
            var key = new DocumentKey(new DocumentKind(row.Kind), new DocumentId(row.Id));
            var isGone = await documents.FindAsync(new StreamId(row.Stream), key, cancellationToken) is null;
            await storage.WriteAsync((scope, ct) => LookedAtAsync(scope.Db, row.Stream, row.Kind, row.Id, isGone, ct), cancellationToken);
        }
    }

    private Task<int> LookedAtAsync(RearCloudDb db, string stream, string kind, string id, bool isGone, CancellationToken cancellationToken)
    {
        var rows = db.Set<NamingRow>().Where(n => n.Stream == stream && n.Kind == kind && n.Id == id && n.DeletedSince != null);
        var now = time.GetUtcNow();
        return isGone ? rows.ExecuteDeleteAsync(cancellationToken) : rows.ExecuteUpdateAsync(n => n.SetProperty(r => r.DeletedSince, now), cancellationToken);
    }

    private async Task CatchUpAsync(NamingMarkRow mark, CancellationToken cancellationToken)
    {
        var stream = new StreamId(mark.Stream);
        var cookie = new StreamCookie(stream, mark.Epoch, new Sequence(mark.Seq));
        if (await documents.HeadAsync(stream, cancellationToken) == cookie) return;
        bool hasMore;
        do
        {
            var delta = await documents.PullAsync(cookie, null, cancellationToken);
            // Another node that scans the same stream does the rest.
            if (!await storage.WriteAsync((scope, ct) => TakeAsync(scope.Db, cookie, delta, ct), cancellationToken)) return;
            cookie = cookie.After(delta);
            hasMore = delta.HasMore;
        }
        while (hasMore);
    }

    private async Task<bool> TakeAsync(RearCloudDb db, StreamCookie from, Delta delta, CancellationToken cancellationToken)
    {
        var stream = from.Stream.Value;
        var moved = await db.Set<NamingMarkRow>()
            .Where(row => row.Stream == stream && row.Epoch == from.Epoch && row.Seq == from.Sequence.Value)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.Epoch, delta.Epoch).SetProperty(m => m.Seq, delta.To.Value), cancellationToken);
        if (moved == 0) return false;
        if (delta.IsReset) await db.Set<NamingRow>().Where(row => row.Stream == stream).ExecuteDeleteAsync(cancellationToken);

        var ids = delta.Documents.Select(d => d.Key.Id.Value).Distinct().ToList();
        var known = (await db.Set<NamingRow>().Where(row => row.Stream == stream && ids.Contains(row.Id)).ToListAsync(cancellationToken)).ToLookup(row => (row.Kind, row.Id));
        foreach (var document in delta.Documents) Take(db, stream, document, known[(document.Key.Kind.Name, document.Key.Id.Value)]);
        return true;
    }

    private void Take(RearCloudDb db, string stream, Document document, IEnumerable<NamingRow> known)
    {
        var names = AssetNames.In(document.Body).ToHashSet();
        var deletedSince = document.IsDeleted ? time.GetUtcNow() : (DateTimeOffset?)null;
        foreach (var row in known)
        {
            if (names.Remove(row.Sha256)) row.DeletedSince = deletedSince;
            else db.Remove(row);
        }

        db.AddRange(names.Select(name => new NamingRow
        {
            Stream = stream, Kind = document.Key.Kind.Name, Id = document.Key.Id.Value, Sha256 = name, DeletedSince = deletedSince,
        }));
    }
}
