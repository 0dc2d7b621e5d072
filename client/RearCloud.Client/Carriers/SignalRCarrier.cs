using System.Net;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core;
using RearCloud.Protocol;

namespace RearCloud.Client.Carriers;

/// <summary>SignalR connections, for networks that break HTTP/2.</summary>
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
        options.AccessTokenProvider = () => Task.FromResult<string?>(token);
        // The largest frame in base64 has to fit, with its envelope.
        options.TransportMaxBufferSize = Limits.FrameBytes * 2L;
        options.ApplicationMaxBufferSize = Limits.FrameBytes * 2L;
    }
}
