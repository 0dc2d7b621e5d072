using System.Net;
using Grpc.Net.Client;
using Grpc.Net.Client.Web;
using RearCloud.Core;
using RearCloud.Protocol.Wire;

namespace RearCloud.Client.Carriers;

/// <summary>Single requests over HTTP/1.1, for networks that break every kind of stream. The calls are gRPC-Web: the same bytes, without HTTP/2.</summary>
internal sealed class HttpCarrier : ICarrier
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly GrpcChannel _channel;
    private readonly string _authorization;
    private readonly TimeProvider _time;
    private readonly TimeSpan? _life;

    /// <param name="server">The server's HTTP address.</param>
    /// <param name="token">The device's token.</param>
    /// <param name="time">The clock and the timers.</param>
    /// <param name="life">A link ends after so long, so that a better carrier is tried again; null: there is none.</param>
    public HttpCarrier(Uri server, string token, TimeProvider time, TimeSpan? life)
    {
        _authorization = $"Bearer {token}";
        _time = time;
        _life = life;
        _channel = GrpcChannel.ForAddress(server, new GrpcChannelOptions
        {
            HttpHandler = new GrpcWebHandler(GrpcWebMode.GrpcWeb, new SocketsHttpHandler { ConnectTimeout = ConnectTimeout, UseProxy = false }),
            HttpVersion = HttpVersion.Version11,
            DisposeHttpClient = true,
            MaxReceiveMessageSize = Limits.FrameBytes,
            MaxSendMessageSize = Limits.FrameBytes,
        });
    }

    public ClientCarrier Kind => ClientCarrier.Http;

    public Task<ICarrierLink> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<ICarrierLink>(new HttpLink(new SyncCalls.SyncCallsClient(_channel), _authorization, _time, _life));
    }

    public ValueTask DisposeAsync()
    {
        _channel.Dispose();
        return ValueTask.CompletedTask;
    }
}
