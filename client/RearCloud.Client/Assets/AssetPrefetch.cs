using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using RearCloud.Client.Connecting;
using RearCloud.Client.Watching;
using RearCloud.Protocol.Waiting;

namespace RearCloud.Client.Assets;

/// <summary>Fetches what documents name, of the account's own stream and of shared ones, one after the other. An asset that cannot be had waits by itself and holds up no other.</summary>
internal sealed class AssetPrefetch(AssetCache cache, AssetDownload download, IReadOnlyList<ChangeFeed> feeds, Random random, TimeProvider time, ILogger log) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Bell _bell = new(ClientMachine.Real.Post);
    private bool _isRetryDue;

    private ImmutableHashSet<string> Named => [.. feeds.SelectMany(feed => feed.NamedAssets)];

    /// <summary>Follows the documents until the watching ends.</summary>
    public Task FollowAsync(CancellationToken cancellationToken) => Task.WhenAll(feeds.Select(feed => FollowAsync(feed, cancellationToken)));

    /// <summary>The server is back: whatever waits is tried now.</summary>
    public void RetryNow()
    {
        Volatile.Write(ref _isRetryDue, true);
        _bell.Ring();
    }

    /// <summary>Fetches until it is cancelled.</summary>
    public async Task FetchAsync(CancellationToken cancellationToken)
    {
        var waiting = new Dictionary<string, (DateTimeOffset NotBefore, Backoff Backoff)>();
        var timer = time.CreateTimer(_ => _bell.Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var timerDisposal = timer.ConfigureAwait(false);
        while (true)
        {
            await _bell.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (Interlocked.Exchange(ref _isRetryDue, false)) waiting.Clear();
            foreach (var name in cache.Missing(Named))
            {
                if (waiting.TryGetValue(name, out var wait) && wait.NotBefore > time.GetUtcNow()) continue;
                if (await GetAsync(name, cancellationToken).ConfigureAwait(false) is not null) continue;
                var backoff = wait.Backoff ?? new Backoff(random);
                waiting[name] = (time.GetUtcNow() + backoff.Next(), backoff);
            }

            var named = Named;
            var missing = cache.Missing(named);
            foreach (var name in waiting.Keys.Where(n => !missing.Contains(n)).ToList()) waiting.Remove(name);
            await Task.Run(() => cache.Trim(named), cancellationToken).ConfigureAwait(false);
            if (waiting.Count > 0) timer.Change(Until(waiting.Values.Min(w => w.NotBefore)), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>The asset's path, fetched now if need be; null with the problem in the log if it cannot be had.</summary>
    public async Task<string?> GetAsync(string name, CancellationToken cancellationToken)
    {
        if (cache.Find(name) is { } path) return path;
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (cache.Find(name) is { } fetched) return fetched;
            if (await download.FetchAsync(name, cancellationToken).ConfigureAwait(false) is { } problem)
            {
                log.AssetFailed(name, problem.ToString());
                return null;
            }
        }
        finally
        {
            _one.Release();
        }

        foreach (var feed in feeds) feed.PublishAssets();
        return cache.Find(name);
    }

    public void Dispose()
    {
        _one.Dispose();
    }

    private async Task FollowAsync(ChangeFeed feed, CancellationToken cancellationToken)
    {
        await foreach (var change in feed.WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!change.Changed.IsEmpty) _bell.Ring();
        }
    }

    private TimeSpan Until(DateTimeOffset moment)
    {
        var wait = moment - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
