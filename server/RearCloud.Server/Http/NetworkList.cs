using System.Net;

namespace RearCloud.Server.Http;

/// <summary>Networks as they are written in settings: <c>10.0.0.0/8, 192.168.1.7/32</c>.</summary>
internal static class NetworkList
{
    /// <exception cref="FormatException">An entry is not a network.</exception>
    public static IReadOnlyList<IPNetwork> Parse(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(IPNetwork.Parse)];

    /// <summary>True for this machine itself and for addresses in the networks.</summary>
    public static bool Contains(IReadOnlyList<IPNetwork> networks, IPAddress? address)
    {
        if (address is null) return false;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return IPAddress.IsLoopback(address) || networks.Any(network => network.Contains(address));
    }
}
