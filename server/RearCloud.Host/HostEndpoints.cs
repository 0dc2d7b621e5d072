using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace RearCloud.Host;

/// <summary>Makes Kestrel listen on the two addresses, in clear text: a reverse proxy in front speaks TLS.</summary>
internal static class HostEndpoints
{
    public static void ListenOn(this KestrelServerOptions options, HostSettings settings)
    {
        options.ListenOn(settings.Http, nameof(HostSettings.Http), HttpProtocols.Http1);
        options.ListenOn(settings.Grpc, nameof(HostSettings.Grpc), HttpProtocols.Http2);
    }

    private static void ListenOn(this KestrelServerOptions options, string address, string setting, HttpProtocols protocols)
    {
        var binding = BindingAddress.Parse(address);
        if (binding.Scheme != "http") throw new InvalidOperationException($"RearCloud:{setting} is '{address}'; it must begin with http://, TLS belongs to the proxy in front.");
        // Kestrel cannot bind 'localhost' to a free port: one family is meant then.
        if (binding.Host == "localhost") options.Listen(IPAddress.Loopback, binding.Port, listen => listen.Protocols = protocols);
        else if (IPAddress.TryParse(binding.Host.Trim('[', ']'), out var ip)) options.Listen(ip, binding.Port, listen => listen.Protocols = protocols);
        else options.ListenAnyIP(binding.Port, listen => listen.Protocols = protocols);
    }
}
