using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;

namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>Reads frames; the same bytes as those before are read once, because thousands of devices on one machine hear the same thing.</summary>
internal sealed class FrameMemo
{
    private volatile Entry? _last;

    public ServerFrame Read(byte[] message)
    {
        if (_last is { } last && last.Message.AsSpan().SequenceEqual(message)) return last.Frame;
        if (!FrameCodec.DecodeServer(message).TryGet(out var frame, out var problem)) throw new InvalidOperationException(problem.ToString());
        _last = new Entry(message, frame);
        return frame;
    }

    private sealed record Entry(byte[] Message, ServerFrame Frame);
}
