namespace RearCloud.Client.Watching;

/// <summary>One bit that a loop waits for: setting it many times wakes the loop once, and the loop looks what there is to do.</summary>
internal sealed class WakeFlag : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);
    private readonly Lock _gate = new();

    public void Set()
    {
        lock (_gate)
        {
            if (_signal.CurrentCount == 0) _signal.Release();
        }
    }

    /// <summary>Waits until the bit is set, and clears it.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _signal.WaitAsync(cancellationToken);

    public void Dispose() => _signal.Dispose();
}
