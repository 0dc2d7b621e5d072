using Microsoft.EntityFrameworkCore;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Server.Assets.Sweeping;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;

namespace RearCloud.Server.SharedStreams;

/// <summary>Notes, with the edit itself, that a document of a shared stream newly names assets, so that a reader who hears of the document may fetch them.</summary>
internal sealed class SharedAssetNames(RearCloudDb db) : IEditCheck
{
    public async ValueTask<Problem?> CheckAsync(StreamId stream, Document? before, Document after, CancellationToken cancellationToken)
    {
        if (!stream.IsShared) return null;
        var (kind, id, version) = (after.Key.Kind.Name, after.Key.Id.Value, after.Version.Value);
        foreach (var name in AssetNames.In(after.Body).Except(before is null or { IsDeleted: true } ? [] : AssetNames.In(before.Body)))
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO shared_stream_asset (stream, kind, id, sha256, version) VALUES ({stream.Value}, {kind}, {id}, {name}, {version}) ON CONFLICT (stream, kind, id, sha256) DO UPDATE SET version = excluded.version",
                cancellationToken);
        }

        return null;
    }
}
