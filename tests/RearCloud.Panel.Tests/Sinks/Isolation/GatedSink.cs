using System.Collections.Concurrent;
using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks;

namespace RearCloud.Panel.Tests.Sinks.Isolation;

/// <summary>A sink that hangs in its calls while its gate is closed, and can be told to fail. It keeps a picture as a real one does: by damage alone.</summary>
internal sealed class GatedSink(PixelSize size) : IFrameSink, IDisposable
{
    private readonly ManualResetEventSlim _gate = new(true);
    private readonly BlockingCollection<(long Number, PixelRect Damage)> _taken = [];
    private readonly byte[] _picture = new byte[size.Width * 4 * size.Height];
    private readonly SemaphoreSlim _entered = new(0);

    /// <summary>What it throws, if anything.</summary>
    public volatile Exception? Failure;

    public volatile int Calls;

    public byte[] Picture => _picture;

    public void Close() => _gate.Reset();

    public void Open() => _gate.Set();

    public void Present(in PanelFrame frame)
    {
        Calls++;
        _entered.Release();
        _gate.Wait();
        if (Failure is { } failure) throw failure;
        var bytes = frame.Damage.Width * 4;
        for (var y = frame.Damage.Y; y < frame.Damage.Bottom; y++)
        {
            frame.Pixels.Slice(y * frame.RowBytes + frame.Damage.X * 4, bytes).CopyTo(_picture.AsSpan((y * frame.Size.Width + frame.Damage.X) * 4));
        }

        _taken.Add((frame.Number, frame.Damage));
    }

    /// <summary>Awaits the next call's beginning.</summary>
    public void AwaitCall() => Assert.True(_entered.Wait(Patience.Span), "The sink was not called.");

    /// <summary>Awaits that a frame was taken whole.</summary>
    public (long Number, PixelRect Damage) Take()
    {
        Assert.True(_taken.TryTake(out var taken, Patience.Span), "The sink took no frame.");
        return taken;
    }

    public void Dispose()
    {
        _gate.Set();
        _taken.Dispose();
    }
}
