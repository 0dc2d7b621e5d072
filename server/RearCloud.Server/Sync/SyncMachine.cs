using RearCloud.Protocol;
using RearCloud.Protocol.Waiting;

namespace RearCloud.Server.Sync;

/// <summary>What sync takes from the machine beside the clock: a simulation gives its own.</summary>
/// <param name="Post">Where loops go on.</param>
/// <param name="Random">Spreads what would otherwise come at once. Safe from any thread.</param>
/// <param name="NewName">A name that nothing else has, as <see cref="RandomId"/> makes it.</param>
internal sealed record SyncMachine(PostWork Post, Random Random, Func<string> NewName)
{
    /// <summary>The real one.</summary>
    public static SyncMachine Real { get; } = new(
        static (work, state) => ThreadPool.UnsafeQueueUserWorkItem(work, state, preferLocal: false), Random.Shared, RandomId.Next);
}
