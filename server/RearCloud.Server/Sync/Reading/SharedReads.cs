using RearCloud.Core.Documents;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Frames;

namespace RearCloud.Server.Sync.Reading;

/// <summary>
/// Reads for the sessions of this process: what many need at the same moment is read and encoded once. An answer is shared until the stream is heard
/// to have moved, and not for longer than <see cref="Lifetime"/>, because a hint of another node may be lost. What a commit of this node made is not
/// read at all by those who stood where it began, nor by its maker, who stands at its end.
/// </summary>
internal sealed class SharedReads(DocumentReader reader, StreamWatch watch, TimeProvider time)
{
    /// <summary>How long an answer may be shared.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    /// <summary>Answers that are kept; the oldest make room.</summary>
    public const int Capacity = 512;

    private readonly Lock _gate = new();
    private readonly Dictionary<StreamCookie, Shared<SharedDelta>> _deltas = [];
    private readonly Dictionary<StreamId, Shared<StreamCookie>> _heads = [];
    private readonly Queue<StreamCookie> _oldestFirst = new();
    private readonly Dictionary<StreamId, FreshNews> _news = [];

    /// <summary>What is newer than the cookie. The session must watch the stream already.</summary>
    public Task<SharedDelta> PullAsync(StreamCookie cookie, CancellationToken cancellationToken)
    {
        var generation = watch.GenerationOf(cookie.Stream);
        lock (_gate)
        {
            if (_deltas.TryGetValue(cookie, out var shared))
            {
                if (IsFresh(shared, generation)) return shared.Answer.WaitAsync(cancellationToken);
            }
            else
            {
                if (_oldestFirst.Count == Capacity) _deltas.Remove(_oldestFirst.Dequeue());
                _oldestFirst.Enqueue(cookie);
            }

            var answer = NewsFor(cookie, generation) is { } news ? Task.FromResult(new SharedDelta(news)) : ReadAsync(cookie);
            _deltas[cookie] = new Shared<SharedDelta>(answer, generation, time.GetTimestamp());
            return answer.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Where a watched stream stands: the database is asked at most once a lifetime, unless the stream moves.</summary>
    public Task<StreamCookie> HeadAsync(StreamId stream, CancellationToken cancellationToken)
    {
        var generation = watch.GenerationOf(stream);
        lock (_gate)
        {
            if (_heads.TryGetValue(stream, out var shared) && IsFresh(shared, generation)) return shared.Answer.WaitAsync(cancellationToken);
            if (_heads.Count >= Capacity) _heads.Clear();
            var answer = reader.HeadAsync(stream, CancellationToken.None);
            _heads[stream] = new Shared<StreamCookie>(answer, generation, time.GetTimestamp());
            return answer.WaitAsync(cancellationToken);
        }
    }

    /// <summary>A commit of this node: keeps what it made and tells all who watch the stream.</summary>
    public void Announce(StreamNews news) => watch.Announce(news.Stream, news.To, generation => Keep(news, generation));

    private void Keep(StreamNews news, long generation)
    {
        lock (_gate)
        {
            // Two commits may come here in the other order. The older one must not be kept: who was sent it would stand behind the newer one, unrung.
            if (_news.TryGetValue(news.Stream, out var kept) && kept.News.IsSameLife(news) && kept.News.To > news.To) return;
            if (_news.Count >= Capacity) _news.Clear();
            if (news.IsSmall) _news[news.Stream] = new FreshNews(news, generation, time.GetTimestamp());
        }
    }

    // That nothing came after them is known for as long as an answer may be shared; what they brought stays true.
    private Delta? NewsFor(StreamCookie cookie, long generation)
    {
        if (!_news.TryGetValue(cookie.Stream, out var fresh) || fresh.Generation != generation) return null;
        return fresh.News.AfterCookie(cookie) is { } delta && (delta.From != delta.To || time.GetElapsedTime(fresh.At) < Lifetime) ? delta : null;
    }

    // Nobody's cancellation ends a read that others wait for.
    private async Task<SharedDelta> ReadAsync(StreamCookie cookie) => new(await reader.PullAsync(cookie, null, CancellationToken.None));

    private bool IsFresh<T>(Shared<T> shared, long generation) =>
        shared.Generation == generation && !shared.Answer.IsFaulted && time.GetElapsedTime(shared.At) < Lifetime;

    private sealed record Shared<T>(Task<T> Answer, long Generation, long At);

    private sealed record FreshNews(StreamNews News, long Generation, long At);
}
