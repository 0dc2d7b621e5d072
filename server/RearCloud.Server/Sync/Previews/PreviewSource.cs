using RearCloud.Core;
using RearCloud.Core.Edits;

namespace RearCloud.Server.Sync.Previews;

/// <summary>
/// One hand's preview: passes it on at most once in <see cref="Limits.PreviewInterval"/>, the newest, and ends it when it was silent for
/// <see cref="Limits.PreviewLifetime"/>. Safe from any thread.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="pass">Passes edits on, or null for the end; called in order, one at a time, and only ends what was passed on.</param>
internal sealed class PreviewSource(TimeProvider time, Action<IReadOnlyList<Edit>?> pass) : IDisposable
{
    private readonly Lock _gate = new();
    private ITimer? _timer;
    private IReadOnlyList<Edit>? _held;
    private long? _passedAt;
    private long _saidAt;
    private bool _isShown;
    private bool _isDisposed;

    public void Show(IReadOnlyList<Edit> edits)
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            _saidAt = time.GetTimestamp();
            _held = edits;
            PassOrWait();
        }
    }

    public void End()
    {
        lock (_gate) Finish();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            Finish();
            _isDisposed = true;
            _timer?.Dispose();
        }
    }

    private void PassOrWait()
    {
        var early = _passedAt is { } before ? Limits.PreviewInterval - time.GetElapsedTime(before) : TimeSpan.Zero;
        if (early > TimeSpan.Zero)
        {
            Wait(early);
            return;
        }

        _passedAt = time.GetTimestamp();
        _isShown = true;
        pass(_held);
        _held = null;
        Wait(Limits.PreviewLifetime);
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            if (_held is not null)
            {
                PassOrWait();
                return;
            }

            if (!_isShown) return;
            var left = Limits.PreviewLifetime - time.GetElapsedTime(_saidAt);
            if (left > TimeSpan.Zero) Wait(left);
            else Finish();
        }
    }

    private void Finish()
    {
        _held = null;
        if (!_isShown) return;
        _isShown = false;
        pass(null);
    }

    private void Wait(TimeSpan length)
    {
        _timer ??= time.CreateTimer(static source => ((PreviewSource)source!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        // Rounded up to a timer's grain: one that rings early would ring again and again.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(length.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }
}
