using System.Net;
using System.Net.Sockets;

namespace RearCloud.TestKit.Machine;

/// <summary>
/// Finds a free TCP port on 127.0.0.1 for programs that cannot be told to choose one.
/// Whoever can bind port 0 should do that instead: between the answer and the bind another program may take the port.
/// </summary>
public static class FreePort
{
    /// <summary>A port that was free a moment ago.</summary>
    public static int Find()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
