using System.Collections.Concurrent;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;

namespace RearCloud.TestKit.Sync;

/// <summary>A slice's check that refuses green wallpapers and looks into the transaction's database.</summary>
internal sealed class NoGreenWallpaper(RearCloudDb db) : IEditCheck
{
    public ValueTask<Problem?> CheckAsync(StreamId stream, Document? before, Document after, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("The check is not inside the door's transaction.");
        var isGreen = after.Body.TryGetProperty("color", out var color) && color.ValueEquals("#00ff00");
        return new(isGreen ? new Problem("test.green", "/color", "Green is refused.", "Choose another colour.") : null);
    }
}

/// <summary>What a follower heard.</summary>
internal sealed class FollowerNotes
{
    public ConcurrentQueue<IReadOnlyList<Document>> Calls { get; } = new();
}

/// <summary>A follower that notes.</summary>
internal sealed class NotingFollower(FollowerNotes notes) : IChangeFollower
{
    public ValueTask OnCommittedAsync(StreamId stream, IReadOnlyList<Document> changed, CancellationToken cancellationToken)
    {
        notes.Calls.Enqueue(changed);
        return ValueTask.CompletedTask;
    }
}

/// <summary>A follower that always fails.</summary>
internal sealed class FaultyFollower : IChangeFollower
{
    public ValueTask OnCommittedAsync(StreamId stream, IReadOnlyList<Document> changed, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("This follower fails on purpose.");
}
