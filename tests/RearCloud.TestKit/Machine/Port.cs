using System.Net;
using System.Net.Sockets;

namespace RearCloud.TestKit.Machine;

/// <summary>Waits for foreign programs that say nothing when they are ready.</summary>
public static class Port
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Returns when something takes connections on a port of 127.0.0.1.</summary>
    /// <param name="port">The port.</param>
    /// <param name="log">What the program said, for the message when nothing does.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task AnswersAsync(int port, Func<string> log, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await TryAsync(port))
        {
            try
            {
                await beat.WaitForNextTickAsync(patience.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"Nothing listens on port {port}.\n{log()}");
            }
        }
    }

    private static async Task<bool> TryAsync(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
