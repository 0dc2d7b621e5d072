namespace RearCloud.Client;

/// <summary>What carries the frames of a session.</summary>
public enum ClientCarrier
{
    /// <summary>gRPC if its address is known, SignalR after repeated failure, then single requests, and back.</summary>
    Automatic,

    /// <summary>A gRPC bidirectional stream over HTTP/2.</summary>
    Grpc,

    /// <summary>A SignalR connection, for networks that break HTTP/2.</summary>
    SignalR,

    /// <summary>Single requests over HTTP/1.1, asked again at an interval, for networks that break every kind of stream.</summary>
    Http,
}
