using Microsoft.Extensions.Time.Testing;
using RearCloud.Client.Carriers;
using RearCloud.Core.Documents;
using RearCloud.TestKit.Machine;

namespace RearCloud.Client.Tests.Scripted;

/// <summary>A whole client over a scripted server.</summary>
internal static class ScriptedClient
{
    public static Task<RearCloudClient> OpenAsync(TemporaryFolder folder, params ICarrier[] carriers) => OpenAsync(folder, TimeProvider.System, carriers);

    public static Task<RearCloudClient> OpenAsync(TemporaryFolder folder, TimeProvider time, params ICarrier[] carriers) => OpenAsync(folder, time, [], carriers);

    public static Task<RearCloudClient> OpenAsync(TemporaryFolder folder, TimeProvider time, IReadOnlyList<StreamId> shared, params ICarrier[] carriers)
    {
        var options = new RearCloudClientOptions
        {
            DataFolder = folder["data"],
            Server = new Uri("http://127.0.0.1:9"),
            Token = "token",
            SharedStreams = shared,
            TimeProvider = time,
            Random = new Random(1),
        };
        return RearCloudClient.OpenAsync(options, carriers, TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for a change that fulfils a condition; the first look counts too.</summary>
    public static Task<ReplicaChange> UntilAsync(this RearCloudClient client, Func<ReplicaChange, bool> condition) => FirstAsync(client.WatchAsync, condition);

    /// <summary>Waits until a shared stream's replica fulfils a condition; the first look counts too.</summary>
    public static Task<ReplicaChange> UntilAsync(this SharedReplica shared, Func<SharedReplica, bool> condition) => FirstAsync(shared.WatchAsync, _ => condition(shared));

    /// <summary>The same of what is shown.</summary>
    public static Task<ReplicaChange> UntilShownAsync(this RearCloudClient client, Func<ReplicaChange, bool> condition) => FirstAsync(client.WatchShownAsync, condition);

    /// <summary>Waits for a state.</summary>
    public static async Task<T> UntilStateAsync<T>(this RearCloudClient client, Func<T, bool>? condition = null)
        where T : SyncState
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience.Long);
        await foreach (var state in client.WatchStateAsync(patience.Token))
        {
            if (state is T wanted && (condition is null || condition(wanted))) return wanted;
        }

        throw new InvalidOperationException("The watching ended.");
    }

    /// <summary>Moves a clock on until something happens that waits for it.</summary>
    public static async Task<T> WhileTimePassesAsync<T>(this FakeTimeProvider time, TimeSpan step, Task<T> happening)
    {
        while (!happening.IsCompleted)
        {
            time.Advance(step);
            await Task.WhenAny(happening, Task.Delay(5, TestContext.Current.CancellationToken));
        }

        return await happening;
    }

    private static async Task<ReplicaChange> FirstAsync(Func<CancellationToken, IAsyncEnumerable<ReplicaChange>> watch, Func<ReplicaChange, bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience.Long);
        await foreach (var change in watch(patience.Token))
        {
            if (condition(change)) return change;
        }

        throw new InvalidOperationException("The watching ended.");
    }
}
