using System.Diagnostics.CodeAnalysis;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Waiting;

namespace RearCloud.Client.Previews;

/// <summary>
/// What a hand does here, on its way to the server: the newest only, at most once in <see cref="Limits.PreviewInterval"/>, and nothing while there is no
/// session. It lives in memory alone. Safe from any thread.
/// </summary>
/// <param name="sender">Wakes the session's sending half.</param>
/// <param name="time">The clock.</param>
internal sealed class OwnPreview(Bell sender, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private ITimer? _timer;
    private IReadOnlyList<Edit>? _due;
    private long? _sentAt;
    private bool _isOpen;
    private bool _isShown;
    private bool _isEndDue;

    /// <summary>A session is open, or no more; then what was shown is over by itself.</summary>
    public void SetOpen(bool isOpen)
    {
        lock (_gate)
        {
            _isOpen = isOpen;
            _isShown = _isEndDue = false;
            _due = null;
        }
    }

    public void Show(IReadOnlyList<Edit> edits)
    {
        lock (_gate)
        {
            if (!_isOpen) return;
            _due = edits;
            _isEndDue = false;
        }

        sender.Ring();
    }

    public void End()
    {
        lock (_gate)
        {
            _due = null;
            _isEndDue = _isShown;
        }

        sender.Ring();
    }

    /// <summary>What is to be sent now.</summary>
    /// <param name="stream">The replica's stream.</param>
    /// <param name="mayEnd">False while edits wait behind others: the end comes after the edit that the preview came to.</param>
    /// <param name="frame">The frame.</param>
    public bool TryTake(StreamId stream, bool mayEnd, [NotNullWhen(true)] out ClientFrame.Preview? frame)
    {
        lock (_gate)
        {
            frame = null;
            if (_isEndDue && mayEnd)
            {
                _isShown = _isEndDue = false;
                frame = new ClientFrame.Preview(stream, [], true);
            }
            else if (_due is { } edits && !IsEarly())
            {
                _due = null;
                _isShown = true;
                _sentAt = time.GetTimestamp();
                frame = new ClientFrame.Preview(stream, edits, false);
            }

            return frame is not null;
        }
    }

    public void Dispose()
    {
        lock (_gate) _timer?.Dispose();
    }

    private bool IsEarly()
    {
        if (_sentAt is not { } sent || Limits.PreviewInterval - time.GetElapsedTime(sent) is not { Ticks: > 0 } early) return false;
        _timer ??= time.CreateTimer(static bell => ((Bell)bell!).Ring(), sender, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(early.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        return true;
    }
}
