using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using RearCloud.Client;
using RearCloud.Core.Edits;
using RearCloud.Panel;
using RearCloud.Panel.Statistics;

namespace RearCloud.Cli.Panels;

/// <summary>
/// Follows the replica and tells the panel: the one place where sync and pixels meet. Whatever happens to the client, the panel goes on.
/// </summary>
internal sealed class ReplicaLink(
    ServerPlan server, string dataFolder, string profile, PanelRuntime panel, FaultLog faults, ILoggerFactory loggers, TimeProvider clock)
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(1);

    private volatile RearCloudClient? _client;

    /// <summary>How the replica stands to its server; null while there is no client.</summary>
    public SyncState? State => _client?.State;

    /// <summary>What the client saw of a mutation's way.</summary>
    public EditTrace? FindTrace(TraceId id) => _client is { } client && client.Traces.TryGet(id, out var trace) ? trace : null;

    /// <summary>Opens the client, follows it, and opens it again if it fails, until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var retry = FirstRetry;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(() => retry = FirstRetry, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever the client throws, the panel shows what it has, and the client is opened again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                faults.Report("replica", e);
            }

            await Task.Delay(retry, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            retry = retry * 2 < LongestRetry ? retry * 2 : LongestRetry;
        }
    }

    private async Task FollowAsync(Action onChange, CancellationToken cancellationToken)
    {
        var client = await RearCloudClient.OpenAsync(
            new RearCloudClientOptions
            {
                DataFolder = dataFolder,
                Server = server.Http,
                Grpc = server.Grpc,
                Token = server.Token,
                Panel = profile,
                Carrier = server.Carrier,
                Software = $"rear {typeof(ReplicaLink).Assembly.GetName().Version?.ToString(3)}",
                TimeProvider = clock,
                LoggerFactory = loggers,
            },
            cancellationToken).ConfigureAwait(false);
        await using var _ = client.ConfigureAwait(false);
        _client = client;
        try
        {
            var missing = ImmutableHashSet<string>.Empty;
            await foreach (var change in client.WatchShownAsync(cancellationToken).ConfigureAwait(false))
            {
                onChange();
                Show(change);
                if (!missing.IsSubsetOf(change.MissingAssets)) panel.ImagesChanged();
                missing = change.MissingAssets;
            }
        }
        finally
        {
            _client = null;
        }
    }

    /// <summary>A replica that has never heard of its server knows nothing: the last good documents are better.</summary>
    private void Show(ReplicaChange change)
    {
        if (change.Documents.IsEmpty && change.Confirmed.Value == 0) return;
        panel.Show([.. change.Documents.Values], change.Traces);
    }
}
