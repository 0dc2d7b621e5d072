using RearCloud.Client.Watching;
using RearCloud.Core;
using RearCloud.Core.Previews;
using RearCloud.Protocol.Frames;

namespace RearCloud.Client.Previews;

/// <summary>
/// What the server tells of other hands: puts it into the feed, and ends it when it is over, when its source was silent for
/// <see cref="Limits.PreviewLifetime"/>, or when the session ends. It lives in memory alone. Safe from any thread.
/// </summary>
internal sealed class HeardPreviews(ChangeFeed feed, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _heardAt = [];
    private ITimer? _timer;
    private bool _isDisposed;

    /// <summary>Takes what the server told; what no preview may be is left out.</summary>
    public void Hear(ServerFrame.Previewed news)
    {
        if (!news.IsOver && PreviewCheck.Check(news.Edits) is not null) return;
        lock (_gate)
        {
            if (_isDisposed) return;
            if (news.IsOver)
            {
                _heardAt.Remove(news.Source);
                feed.Preview(previews => previews.Without(news.Source));
                return;
            }

            if (_heardAt.Count == Limits.PreviewsAtOnce && !_heardAt.ContainsKey(news.Source)) _heardAt.Remove(_heardAt.MinBy(h => h.Value).Key);
            _heardAt[news.Source] = time.GetTimestamp();
            feed.Preview(previews => previews.With(news.Source, news.Edits));
            if (_heardAt.Count == 1) Wait(Limits.PreviewLifetime);
        }
    }

    /// <summary>The session has ended, and every preview with it.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _heardAt.Clear();
            feed.Preview(_ => PreviewSet.Empty);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            foreach (var silent in _heardAt.Where(h => Left(h.Value) <= TimeSpan.Zero).Select(h => h.Key).ToList())
            {
                _heardAt.Remove(silent);
                feed.Preview(previews => previews.Without(silent));
            }

            if (_heardAt.Count > 0) Wait(Left(_heardAt.Values.Min()));
        }
    }

    private TimeSpan Left(long heardAt) => Limits.PreviewLifetime - time.GetElapsedTime(heardAt);

    private void Wait(TimeSpan length)
    {
        _timer ??= time.CreateTimer(static heard => ((HeardPreviews)heard!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(length.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }
}
