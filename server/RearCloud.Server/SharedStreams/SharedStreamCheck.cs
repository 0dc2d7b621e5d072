using Microsoft.EntityFrameworkCore;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Server.SharedStreams.Storage;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;

namespace RearCloud.Server.SharedStreams;

/// <summary>Refuses a document in a shared stream that was deleted while an older right to it was still believed. Under the stream's lock nobody can delete it.</summary>
internal sealed class SharedStreamCheck(RearCloudDb db) : IEditCheck
{
    public async ValueTask<Problem?> CheckAsync(StreamId stream, Document? before, Document after, CancellationToken cancellationToken) =>
        !stream.IsShared || await db.Set<SharedStreamRow>().AnyAsync(row => row.Stream == stream.Value, cancellationToken) ? null : StreamProblems.Missing(stream.Value);
}
