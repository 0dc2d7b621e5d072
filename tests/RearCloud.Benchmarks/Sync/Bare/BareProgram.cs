using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RearCloud.Benchmarks.Sync.Servers;

namespace RearCloud.Benchmarks.Sync.Bare;

/// <summary>The yardsticks' server: nothing but Kestrel with a gRPC stream and a SignalR hub that move bytes.</summary>
internal static class BareProgram
{
    /// <param name="arguments">The ports of HTTP/1.1 and HTTP/2; 0 takes a free one.</param>
    public static async Task RunAsync(string[] arguments)
    {
        var ports = arguments.Select(int.Parse).ToList();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, ports[0], listen => listen.Protocols = HttpProtocols.Http1);
            options.Listen(IPAddress.Loopback, ports[1], listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddGrpc();
        builder.Services.AddSignalR().AddMessagePackProtocol();
        builder.Services.AddSingleton<BareFollowers>();
        await using var app = builder.Build();
        app.MapGrpcService<BareStream>();
        app.MapHub<BareHub>(BareHub.Path);
        ProbeEndpoint.Map(app);
        ParentWatch.EndWithInput(app);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
            Console.Out.WriteLine(JsonSerializer.Serialize(new { ready = true, http = bound[0], grpc = bound[1] }));
            Console.Out.Flush();
        });
        await app.RunAsync();
    }
}
