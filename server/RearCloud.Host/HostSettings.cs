namespace RearCloud.Host;

/// <summary>The settings of the section <c>RearCloud</c> that only the host uses.</summary>
public sealed class HostSettings
{
    /// <summary>
    /// <c>sqlite</c>, a file in the data folder of a server alone, or <c>postgres</c>, named by <c>ConnectionStrings:Postgres</c>, which any number of
    /// nodes share. They tell each other of edits over the Redis server of <c>ConnectionStrings:Redis</c>, or over PostgreSQL if that is not set.
    /// </summary>
    public string Database { get; set; } = "sqlite";

    /// <summary>Begins the name of the Redis channel: the same on all nodes, different from other deployments on the same Redis server.</summary>
    public string RedisPrefix { get; set; } = "rearcloud";

    /// <summary>Where pages, the HTTP API and the SignalR hub listen, by HTTP/1.1. Port 0 takes a free one.</summary>
    public string Http { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Where gRPC listens, by HTTP/2 in clear text, which cannot share a port with HTTP/1.1. Port 0 takes a free one.</summary>
    public string Grpc { get; set; } = "http://127.0.0.1:5081";

    /// <summary><c>text</c> for people or <c>json</c> for log collectors; both on standard error.</summary>
    public string Logs { get; set; } = "text";

    /// <summary>
    /// A folder with one file for each setting that should not stand in the environment, named like the setting with <c>__</c> for the colon:
    /// <c>ConnectionStrings__Postgres</c>, <c>ConnectionStrings__Redis</c>. Empty: there is none.
    /// </summary>
    public string Secrets { get; set; } = "";
}
