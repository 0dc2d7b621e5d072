using RearCloud.Core.Edits;
using RearCloud.Protocol;
using RearCloud.Protocol.Waiting;

namespace RearCloud.Client;

/// <summary>What the client takes from the machine beside the clock and the disk: a simulation gives its own.</summary>
/// <param name="Post">Where work goes on that no caller's thread shall do.</param>
/// <param name="NewClient">A name that no other replica has.</param>
internal sealed record ClientMachine(PostWork Post, Func<ClientId> NewClient)
{
    /// <summary>The real one.</summary>
    public static ClientMachine Real { get; } = new(
        static (work, state) => ThreadPool.UnsafeQueueUserWorkItem(work, state, preferLocal: false),
        static () => new ClientId($"client-{RandomId.Next()}"));
}
