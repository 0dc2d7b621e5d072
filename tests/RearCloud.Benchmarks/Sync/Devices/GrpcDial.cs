using Grpc.Core;
using Grpc.Net.Client;
using RearCloud.Client.Carriers;

namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>A device's way to a server over gRPC: one TCP connection, on which calls follow each other.</summary>
internal sealed class GrpcDial : IDisposable
{
    private readonly GrpcChannel _channel;
    private readonly CallOptions _options;

    /// <param name="address">The server.</param>
    /// <param name="token">The device's token; null for a bare server.</param>
    /// <param name="wire">Watches or stops the connection's bytes; null leaves the socket alone.</param>
    public GrpcDial(Uri address, string? token, Wire? wire = null)
    {
        var handler = new SocketsHttpHandler { UseProxy = false, PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan };
        if (wire is not null) handler.ConnectCallback = wire.ConnectAsync;
        // The product's devices come as the client library does.
        HttpMessageHandler way = token is null ? handler : new LeanCalls(handler);
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = way, DisposeHttpClient = true, MaxReceiveMessageSize = null });
        _options = token is null ? default : new CallOptions(new Metadata { { "authorization", $"Bearer {token}" } });
    }

    /// <summary>A link with a connection of its own, which ends with it.</summary>
    public static ILink OpenAlone(Uri address, string? token, Wire? wire = null)
    {
        var dial = new GrpcDial(address, token, wire);
        return new GrpcLink(dial.Call(), dial);
    }

    /// <summary>The next link on the connection.</summary>
    public ILink Open() => new GrpcLink(Call(), null);

    public void Dispose() => _channel.Dispose();

    private AsyncDuplexStreamingCall<byte[], byte[]> Call() => _channel.CreateCallInvoker().AsyncDuplexStreamingCall(GrpcBytes.Session, null, _options);

    private sealed class GrpcLink(AsyncDuplexStreamingCall<byte[], byte[]> call, GrpcDial? dial) : ILink
    {
        public Task SendAsync(byte[] message) => call.RequestStream.WriteAsync(message);

        public async Task<byte[]?> ReceiveAsync()
        {
            try
            {
                return await call.ResponseStream.MoveNext(CancellationToken.None) ? call.ResponseStream.Current : null;
            }
            catch (Exception e) when (e is RpcException or IOException or ObjectDisposedException or OperationCanceledException)
            {
                return null;
            }
        }

        public ValueTask DisposeAsync()
        {
            call.Dispose();
            dial?.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
