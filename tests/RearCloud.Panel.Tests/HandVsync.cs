using RearCloud.Panel.Pacing;

namespace RearCloud.Panel.Tests;

/// <summary>A beat that the test gives; after the end it beats freely, so that the frame thread can stop.</summary>
internal sealed class HandVsync : IVsync, IDisposable
{
    private readonly SemaphoreSlim _waiting = new(0);
    private readonly SemaphoreSlim _granted = new(0);
    private VsyncTick _tick;
    private volatile bool _ended;

    public int Hertz => 120;

    public VsyncTick WaitForNext()
    {
        if (_ended) return _tick;
        _waiting.Release();
        _granted.Wait();
        return _tick;
    }

    /// <summary>Awaits that the frame thread waits for a beat, and gives it.</summary>
    public async Task BeatAsync(long index, DateTimeOffset time, TimeSpan lateness = default)
    {
        await WaitedForAsync();
        _tick = new VsyncTick(index, time, lateness);
        _granted.Release();
    }

    /// <summary>Ends when the frame thread waits for a beat.</summary>
    public async Task WaitedForAsync() => Assert.True(await _waiting.WaitAsync(Patience.Span, TestContext.Current.CancellationToken), "Nobody waits for a beat.");

    /// <summary>Gives the beat that <see cref="WaitedForAsync"/> waited for.</summary>
    public void Grant(long index, DateTimeOffset time)
    {
        _tick = new VsyncTick(index, time, TimeSpan.Zero);
        _granted.Release();
    }

    public void Dispose()
    {
        _ended = true;
        _granted.Release();
    }
}
