using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace RearCloud.Host;

/// <summary>Where a started host listens.</summary>
/// <param name="Http">Pages, HTTP API and hub.</param>
/// <param name="Grpc">gRPC.</param>
public sealed record HostAddresses(Uri Http, Uri Grpc)
{
    /// <summary>The addresses with the ports that were really taken.</summary>
    /// <exception cref="InvalidOperationException">The host has not been started.</exception>
    public static HostAddresses Of(IServiceProvider services)
    {
        var bound = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.ToList();
        return bound is [var http, var grpc]
            ? new HostAddresses(new Uri(http), new Uri(grpc))
            : throw new InvalidOperationException("The host does not listen yet.");
    }
}
