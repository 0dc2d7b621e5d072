using System.Net.Sockets;

namespace RearCloud.TestKit.Databases;

/// <summary>Tells in a moment whether a container engine answers, so that a machine without one loses no time.</summary>
internal static class DockerEngine
{
    private const string DefaultSocket = "/var/run/docker.sock";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Null when the engine answers, otherwise why it does not.</summary>
    internal static async Task<string?> WhyUnreachableAsync(CancellationToken cancellationToken)
    {
        var address = Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } host ? host : "unix://" + DefaultSocket;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return $"the address '{address}' in DOCKER_HOST cannot be read";

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Patience);
        try
        {
            using var client = new HttpClient(ConnectorTo(uri), disposeHandler: true);
            using var answer = await client.GetAsync(new Uri("http://docker/_ping"), timeout.Token);
            return answer.IsSuccessStatusCode ? null : $"{address} answered {(int)answer.StatusCode}";
        }
        catch (HttpRequestException problem)
        {
            return $"{address}: {problem.Message}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{address} did not answer within {Patience.TotalSeconds:0} s";
        }
    }

    private static SocketsHttpHandler ConnectorTo(Uri uri) => new()
    {
        ConnectCallback = async (_, cancellationToken) =>
        {
            var isUnix = uri.Scheme == "unix";
            var socket = isUnix
                ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                if (isUnix)
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(uri.LocalPath), cancellationToken);
                else
                    await socket.ConnectAsync(uri.Host, uri.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
