using System.Net.Sockets;
using Amazon.Runtime;

namespace RearCloud.Server.S3;

/// <summary>Tells every failure of the service as an <see cref="IOException"/>, as a folder does.</summary>
internal static class S3Failure
{
    public static async Task<T> TellAsync<T>(Func<Task<T>> askAsync)
    {
        try
        {
            return await askAsync();
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or SocketException or TimeoutException)
        {
            throw new IOException($"The object store failed: {e.Message}", e);
        }
    }
}
