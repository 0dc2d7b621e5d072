using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Frames;

namespace RearCloud.Client.Session;

/// <summary>The shared streams in one session. Whatever is wrong with one of them is told in its replica and ends nothing else.</summary>
internal sealed class SharedFollows(IReadOnlyList<SharedReplica> shared, TimeProvider time, ILogger log)
{
    private readonly List<(SharedReplica Shared, StreamFollow Follow)> _all = [.. shared.Select(s => (s, new StreamFollow(s.Replica, time, log)))];
    private volatile ImmutableHashSet<StreamId> _followed = [];

    /// <summary>How far each stream was followed, for the hello.</summary>
    public IEnumerable<StreamCookie> Cookies => _all.Select(s => s.Shared.Replica.State.Cookie!);

    /// <summary>The server has said which streams the session follows.</summary>
    public void Welcome(IReadOnlyList<StreamId> streams)
    {
        _followed = [.. _all.Select(s => s.Shared.Stream).Intersect(streams)];
        foreach (var (one, _) in _all) one.Report(_followed.Contains(one.Stream) ? null : Unknown(one.Stream));
    }

    /// <summary>Takes a delta; one of a stream that is not followed is passed over.</summary>
    public async Task ApplyAsync(Delta delta, CancellationToken cancellationToken)
    {
        if (Find(delta.Stream) is not { } found) return;
        if ((await found.Follow.ApplyAsync(delta, cancellationToken).ConfigureAwait(false)).TryGet(out _, out var problem)) return;
        _followed = _followed.Remove(delta.Stream);
        found.Shared.Report(problem);
    }

    /// <summary>Compares the replicas with where their streams stand.</summary>
    public void Compare(IReadOnlyList<StreamCookie> heads)
    {
        foreach (var head in heads)
        {
            if (Find(head.Stream) is { } found) found.Follow.Compare(head);
        }
    }

    /// <summary>The pulls that are due.</summary>
    public IEnumerable<ClientFrame.Pull> TakePulls() => _all.Where(s => _followed.Contains(s.Shared.Stream)).Select(s => s.Follow.TakePull()).OfType<ClientFrame.Pull>();

    private (SharedReplica Shared, StreamFollow Follow)? Find(StreamId stream)
    {
        if (!_followed.Contains(stream)) return null;
        return _all.Find(s => s.Shared.Stream == stream);
    }

    private static Problem Unknown(StreamId stream) => new(
        "stream.unknown", "", $"The server has no stream '{stream}' that this account may read.", "Ask its owner to let the account read it; it is followed as soon as the server lets it.");
}
