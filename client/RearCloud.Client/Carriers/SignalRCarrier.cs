using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core;
using RearCloud.Protocol;

namespace RearCloud.Client.Carriers;

/// <summary>
/// SignalR connections, for networks that break HTTP/2: a WebSocket from the first byte, because a negotiation before it is a request of its own that a
/// proxy may send to another server node. Where WebSockets are refused it is a negotiated long poll, which needs a server of one node or sticky sessions.
/// </summary>
internal sealed class SignalRCarrier(Uri server, string token) : ICarrier
{
    private readonly Uri _hub = new(server, SyncHubContract.Path);

    public ClientCarrier Kind => ClientCarrier.SignalR;

    public async Task<ICarrierLink> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ConnectAsync(ByWebSocket, cancellationToken).ConfigureAwait(false);
        }
        catch (CarrierException e) when (e.InnerException is HttpRequestException refused && IsOfTheWay(refused.StatusCode))
        {
            return await ConnectAsync(ByPolling, cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // Something on the way answers, but not with a WebSocket. A server that is not there answers through its proxy with 500 and more.
    private static bool IsOfTheWay(HttpStatusCode? status) =>
        status is not (null or HttpStatusCode.Unauthorized) && (status < HttpStatusCode.InternalServerError || status == HttpStatusCode.NotImplemented);

    private async Task<ICarrierLink> ConnectAsync(Action<HttpConnectionOptions> way, CancellationToken cancellationToken)
    {
        var builder = new HubConnectionBuilder().WithUrl(_hub, options =>
        {
            Configure(options);
            way(options);
        });
        builder.AddJsonProtocol(json => json.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, HubJson.Default));
        var connection = builder.Build();
        try
        {
            await connection.StartAsync(cancellationToken).ConfigureAwait(false);
            return new SignalRLink(connection);
        }
        catch (Exception e)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (cancellationToken.IsCancellationRequested) throw;
            throw e is HttpRequestException { StatusCode: HttpStatusCode.Unauthorized } ? CarrierException.Unauthorized(e) : CarrierException.Broken(e);
        }
    }

    private void Configure(HttpConnectionOptions options)
    {
        options.AccessTokenProvider = () => Task.FromResult<string?>(token);
        // The largest frame in base64 has to fit, with its envelope.
        options.TransportMaxBufferSize = Limits.FrameBytes * 2L;
        options.ApplicationMaxBufferSize = Limits.FrameBytes * 2L;
    }

    private void ByWebSocket(HttpConnectionOptions options)
    {
        options.SkipNegotiation = true;
        options.Transports = HttpTransportType.WebSockets;
        options.WebSocketFactory = async (context, cancellationToken) => await OpenSocketAsync(context.Uri, cancellationToken).ConfigureAwait(false);
    }

    private static void ByPolling(HttpConnectionOptions options) => options.Transports = HttpTransportType.LongPolling;

    // The library's own socket does not tell with which status it was refused.
    private async Task<WebSocket> OpenSocketAsync(Uri address, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch (WebSocketException e)
        {
            var status = socket.HttpStatusCode;
            socket.Dispose();
            if (status == 0) throw;
            throw new HttpRequestException(e.Message, e, status);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
