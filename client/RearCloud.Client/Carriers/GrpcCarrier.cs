using Grpc.Core;
using Grpc.Net.Client;
using RearCloud.Core;
using RearCloud.Protocol.Wire;

namespace RearCloud.Client.Carriers;

/// <summary>gRPC bidirectional streams, in clear text (h2c) or over TLS as the address says.</summary>
internal sealed class GrpcCarrier : ICarrier
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly GrpcChannel _channel;
    private readonly string _authorization;

    public GrpcCarrier(Uri address, string token)
    {
        _authorization = $"Bearer {token}";
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            HttpHandler = new LeanCalls(new SocketsHttpHandler { ConnectTimeout = ConnectTimeout, UseProxy = false }),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = Limits.FrameBytes,
            MaxSendMessageSize = Limits.FrameBytes,
        });
    }

    public ClientCarrier Kind => ClientCarrier.Grpc;

    public Task<ICarrierLink> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var call = new SyncSession.SyncSessionClient(_channel).Session(new Metadata { { "authorization", _authorization } }, cancellationToken: CancellationToken.None);
        return Task.FromResult<ICarrierLink>(new GrpcLink(call));
    }

    public ValueTask DisposeAsync()
    {
        _channel.Dispose();
        return ValueTask.CompletedTask;
    }
}
