using Microsoft.EntityFrameworkCore;
using RearCloud.Core.Replicas;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Sync.Streams.Rows;

/// <summary>Makes the sums of streams that an older version stored without them, before the first session.</summary>
internal sealed class StreamSumsStart(IStorage storage)
{
    /// <summary>Stands in the place of sums that are yet to be made.</summary>
    public const string Missing = "?";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var streams = await storage.ReadAsync(
            (db, ct) => db.Set<StreamRow>().Where(s => s.Sums == Missing).Select(s => s.Id).ToListAsync(ct), cancellationToken);
        foreach (var stream in streams) await storage.WriteAsync((scope, ct) => MakeAsync(scope.Db, stream, ct), cancellationToken);
    }

    private static async Task<bool> MakeAsync(RearCloudDb db, string stream, CancellationToken cancellationToken)
    {
        var row = await db.Set<StreamRow>().SingleAsync(s => s.Id == stream, cancellationToken);
        var documents = await db.Set<DocumentRow>().AsNoTracking().Where(d => d.Stream == stream).ToListAsync(cancellationToken);
        row.Sums = documents.Aggregate(StreamSums.Empty, (sums, d) => sums.Toggle(d.ToDocument())).ToString();
        return true;
    }
}
