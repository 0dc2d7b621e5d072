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
/// SignalR connections, for networks that break HTTP/2: a WebSocket from the first byte. The usual negotiation before it is a request of its own, which a
/// proxy without sticky sessions may send to another server node; networks that break WebSockets have <see cref="HttpCarrier"/>.
/// </summary>
internal sealed class SignalRCarrier(Uri server, string token) : ICarrier
{
    private readonly Uri _hub = new(server, SyncHubContract.Path);

    public ClientCarrier Kind => ClientCarrier.SignalR;

    public async Task<ICarrierLink> OpenAsync(CancellationToken cancellationToken)
    {
        var builder = new HubConnectionBuilder().WithUrl(_hub, Configure);
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

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Configure(HttpConnectionOptions options)
    {
        options.SkipNegotiation = true;
        options.Transports = HttpTransportType.WebSockets;
        options.WebSocketFactory = async (context, cancellationToken) => await OpenSocketAsync(context.Uri, cancellationToken).ConfigureAwait(false);
        // The largest frame in base64 has to fit, with its envelope.
        options.TransportMaxBufferSize = Limits.FrameBytes * 2L;
        options.ApplicationMaxBufferSize = Limits.FrameBytes * 2L;
    }

    // The library's own socket does not tell with which status it was refused.
    private async Task<WebSocket> OpenSocketAsync(Uri address, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.Proxy = null;
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
