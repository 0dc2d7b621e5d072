using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync;

/// <summary>Sync by itself: an account uses its own stream and no other.</summary>
internal sealed class OwnStreamAccess : IStreamAccess
{
    public ValueTask<StreamAccess> OfAsync(Actor actor, StreamId stream, CancellationToken cancellationToken) =>
        ValueTask.FromResult(stream == actor.Stream ? StreamAccess.Write : StreamAccess.None);
}
