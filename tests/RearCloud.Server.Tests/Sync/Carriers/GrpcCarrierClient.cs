using Grpc.Core;
using Grpc.Net.Client;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;

namespace RearCloud.Server.Tests.Sync.Carriers;

/// <summary>A session over gRPC whose messages are bytes, so that they may be garbage.</summary>
internal sealed class GrpcCarrierClient : ICarrierClient
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(b => b, b => b);

    private static readonly Method<byte[], byte[]> Session = new(MethodType.DuplexStreaming, "rearcloud.sync.v1.SyncSession", "Session", Bytes, Bytes);

    private readonly GrpcChannel _channel;
    private readonly AsyncDuplexStreamingCall<byte[], byte[]> _call;

    public GrpcCarrierClient(Uri address, string? token, string? origin = null)
    {
        _channel = GrpcChannel.ForAddress(address);
        var headers = new Metadata();
        if (token is not null) headers.Add("authorization", "Bearer " + token);
        if (origin is not null) headers.Add("origin", origin);
        _call = _channel.CreateCallInvoker().AsyncDuplexStreamingCall(Session, null, new CallOptions(headers));
    }

    public Task SendAsync(byte[] bytes) => _call.RequestStream.WriteAsync(bytes);

    public async Task<ServerFrame?> NextAsync() =>
        await _call.ResponseStream.MoveNext(TestContext.Current.CancellationToken) ? FrameCodec.DecodeServer(_call.ResponseStream.Current).Value : null;

    public ValueTask DisposeAsync()
    {
        _call.Dispose();
        _channel.Dispose();
        return ValueTask.CompletedTask;
    }
}
