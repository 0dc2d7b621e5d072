using System.Collections.Concurrent;
using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks;
using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Tests.Post;

/// <summary>A display as hardware has it: it copies the damage alone into memory of its own, and keeps what it shows after each frame.</summary>
internal sealed class OutputSink : IDirectSink
{
    private readonly BlockingCollection<byte[]> _shown = [];
    private byte[]? _memory;

    public bool ShowsOutput => true;

    /// <summary>Thrown once at the next frame.</summary>
    public Exception? Fails { get; set; }

    public int Frames { get; private set; }

    public bool HadOutput { get; private set; }

    public PixelRect Damage { get; private set; }

    public PixelRect PictureDamage { get; private set; }

    public void Present(in PanelFrame frame)
    {
        if (Fails is { } failure)
        {
            Fails = null;
            _memory = null;
            throw failure;
        }

        Frames++;
        HadOutput = !frame.Output.IsNone;
        Damage = frame.Output.Damage;
        PictureDamage = frame.Damage;
        if (!HadOutput) return;
        _memory ??= new byte[frame.Output.Pixels.Length];
        var pixelBytes = PixelFormats.BytesOf(frame.Output.Format);
        for (var y = Damage.Y; y < Damage.Bottom; y++)
        {
            var at = y * frame.Output.RowBytes + Damage.X * pixelBytes;
            frame.Output.Pixels.Slice(at, Damage.Width * pixelBytes).CopyTo(_memory.AsSpan(at));
        }

        Assert.True(frame.Output.Pixels.SequenceEqual(_memory), "Something changed outside the damage.");
        _shown.Add([.. _memory]);
    }

    public byte[] Take()
    {
        Assert.True(_shown.TryTake(out var shown, Patience.Span), "No output came.");
        return shown;
    }
}
