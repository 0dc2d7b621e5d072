using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RearCloud.Core;
using RearCloud.Panel.Sinks;

namespace RearCloud.Cli.LiveView;

/// <summary>Shows a panel to browsers.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _ending;

    private LiveServer(WebApplication app, CancellationTokenSource ending, Uri address)
    {
        _app = app;
        _ending = ending;
        Address = address;
    }

    /// <summary>Where browsers find it.</summary>
    public Uri Address { get; }

    public static async Task<Result<LiveServer>> StartAsync(
        IPEndPoint endPoint, LivePanel panel, LiveViewSink sink, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(endPoint);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.MaxConcurrentConnections = 256;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(loggers);
        var ending = new CancellationTokenSource();
        var app = builder.Build();
        app.UseMiddleware<LiveGuard>(IPAddress.IsLoopback(endPoint.Address));
        app.UseWebSockets();
        app.UseRouting();
        new LiveEndpoints(panel, sink, ending.Token).Map(app);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            ending.Dispose();
            return new Problem("rear.live", "", $"The live view cannot listen on {endPoint}: {e.Message}", "Choose another address with --live, or port 0 for a free one.");
        }

        var bound = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        // With its slash at the end, also as text.
        return new LiveServer(app, ending, new Uri(new Uri(bound).AbsoluteUri));
    }

    /// <summary>Ends the streams first, so that nobody is waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _ending.Dispose();
    }
}
