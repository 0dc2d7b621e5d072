namespace RearCloud.Protocol;

/// <summary>
/// Names of the SignalR carrier. Its one streaming method takes the client's frames and returns the server's, each a protobuf message as bytes.
/// </summary>
public static class SyncHubContract
{
    /// <summary>Path of the hub.</summary>
    public const string Path = "/hubs/sync";

    /// <summary><c>IAsyncEnumerable&lt;byte[]&gt; Session(IAsyncEnumerable&lt;byte[]&gt; frames)</c></summary>
    public const string Session = "Session";
}
