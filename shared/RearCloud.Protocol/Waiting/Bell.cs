using System.Threading.Tasks.Sources;

namespace RearCloud.Protocol.Waiting;

/// <summary>
/// One bit that one loop waits for: ringing many times wakes the loop once, and the loop looks what there is to do. Allocates nothing a turn.
/// Ringing is safe from any thread; one caller at a time waits.
/// </summary>
/// <param name="post">Where the waiting loop goes on.</param>
public sealed class Bell(PostWork post) : IValueTaskSource
{
    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<bool> _source;
    private CancellationTokenRegistration _registration;
    private CancellationToken _cancelled;
    private bool _isRung;
    private bool _isAwaited;

    /// <summary>Sets the bit and wakes whoever waits.</summary>
    public void Ring()
    {
        lock (_gate)
        {
            if (!_isAwaited)
            {
                _isRung = true;
                return;
            }

            _isAwaited = false;
        }

        post(static bell => ((Bell)bell!)._source.SetResult(true), this);
    }

    /// <summary>Waits until the bit is set, and clears it.</summary>
    /// <exception cref="OperationCanceledException">The token fired first.</exception>
    public ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled(cancellationToken);
        lock (_gate)
        {
            if (_isRung)
            {
                _isRung = false;
                return ValueTask.CompletedTask;
            }

            if (_isAwaited) throw new InvalidOperationException("One caller at a time waits for a bell.");
            _isAwaited = true;
            _source.Reset();
        }

        var version = _source.Version;
        _registration = cancellationToken.UnsafeRegister(static (bell, token) => ((Bell)bell!).Cancel(token), this);
        return new ValueTask(this, version);
    }

    void IValueTaskSource.GetResult(short token)
    {
        // Disposing waits for a cancellation that is under way, so that it cannot reach the next wait.
        _registration.Dispose();
        _source.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    private void Cancel(CancellationToken token)
    {
        lock (_gate)
        {
            if (!_isAwaited) return;
            _isAwaited = false;
            _cancelled = token;
        }

        post(static bell => ((Bell)bell!).Fail(), this);
    }

    private void Fail() => _source.SetException(new OperationCanceledException(_cancelled));
}
