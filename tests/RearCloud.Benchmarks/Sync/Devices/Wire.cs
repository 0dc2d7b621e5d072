using System.Net.Sockets;

namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>The connections of one device, seen at the socket: counted, and stopped if the device is to freeze.</summary>
internal sealed class Wire
{
    private volatile TaskCompletionSource? _thaw;
    private long _up;
    private long _down;

    /// <summary>Bytes written to sockets.</summary>
    public long Up => Interlocked.Read(ref _up);

    /// <summary>Bytes read from sockets.</summary>
    public long Down => Interlocked.Read(ref _down);

    public long Total => Up + Down;

    /// <summary>From now on nothing is read from the sockets.</summary>
    public void Freeze() => _thaw ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Thaw()
    {
        var thaw = _thaw;
        _thaw = null;
        thaw?.TrySetResult();
    }

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new WatchedStream(this, socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class WatchedStream(Wire wire, Socket socket) : NetworkStream(socket, ownsSocket: true)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (wire._thaw is { } thaw) await thaw.Task.WaitAsync(cancellationToken);
            var read = await base.ReadAsync(buffer, cancellationToken);
            Interlocked.Add(ref wire._down, read);
            return read;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Interlocked.Add(ref wire._up, buffer.Length);
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
