using Microsoft.EntityFrameworkCore;
using RearCloud.Core.Documents;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Sync.Intake;

/// <summary>The first use of a stream gives it a row and an epoch.</summary>
internal static class StreamBirth
{
    /// <summary>Creates the row unless it stands; of two at the same time one wins.</summary>
    public static Task EnsureAsync(RearCloudDb db, StreamId stream, CancellationToken cancellationToken)
    {
        var id = stream.Value;
        var epoch = Guid.NewGuid().ToString("n");
        return db.Database.ExecuteSqlAsync(
            $"INSERT INTO streams (id, epoch, seq, checksum, live_documents) VALUES ({id}, {epoch}, 0, 0, 0) ON CONFLICT (id) DO NOTHING",
            cancellationToken);
    }
}
