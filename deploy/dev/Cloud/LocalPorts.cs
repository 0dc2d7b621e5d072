using System.Globalization;
using System.Net.NetworkInformation;

namespace RearCloud.Dev.Cloud;

/// <summary>The ports on 127.0.0.1 of a local cloud; 0 leaves the choice to the machine.</summary>
internal sealed record LocalPorts(int Http, int Grpc, int Live)
{
    internal static readonly LocalPorts Any = new(0, 0, 0);

    /// <summary>The usual ports, each replaced by any free one when something else has it.</summary>
    internal static LocalPorts Usual()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        return new(Free(5080), Free(5081), Free(5090));

        int Free(int port) => taken.Contains(port) ? 0 : port;
    }

    internal static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
}
