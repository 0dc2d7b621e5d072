using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RearCloud.Core.Documents;
using RearCloud.Core.Panels;

namespace RearCloud.Client;

/// <summary>What a client needs to know.</summary>
public sealed record RearCloudClientOptions
{
    /// <summary>Folder of the replica, the slots and the assets. It belongs to one client at a time and to one account for ever.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The server's HTTP address: SignalR, single requests and assets.</summary>
    public required Uri Server { get; init; }

    /// <summary>The server's gRPC address (clear text or TLS); null if there is none to be used.</summary>
    public Uri? Grpc { get; init; }

    /// <summary>The device's token.</summary>
    public required string Token { get; init; }

    /// <summary>The kinds of documents to follow, in every stream; empty for every kind. With other kinds than before, the replica is filled anew.</summary>
    public IReadOnlyList<DocumentKind> Kinds { get; init; } = [];

    /// <summary>
    /// Shared streams (<c>shared.0198c2</c>) to follow beside the account's own, read only: see <see cref="RearCloudClient.Shared"/>. At most 15; what was kept of a stream
    /// that is not named any more is removed.
    /// </summary>
    public IReadOnlyList<StreamId> SharedStreams { get; init; } = [];

    /// <summary>
    /// The id of the panel that images are for, one of <see cref="PanelProfiles"/>: the server sends them no larger than that panel needs. An original that is in the folder already is
    /// as good, and one that cannot be had smaller is fetched as it is. Null for the originals.
    /// </summary>
    public string? Panel { get; init; }

    /// <summary>Whether the server shall tell what other hands do just now, for <see cref="RearCloudClient.Shown"/>. False saves a program that shows nothing up to 60 small messages a second.</summary>
    public bool Previews { get; init; } = true;

    /// <summary>What carries sessions.</summary>
    public ClientCarrier Carrier { get; init; } = ClientCarrier.Automatic;

    /// <summary>What runs here, for people: name and version.</summary>
    public string Software { get; init; } = "RearCloud.Client";

    /// <summary>Bytes that the asset cache may keep. What documents name is kept beyond it.</summary>
    public long AssetCacheBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>The clock and the timers.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Spreads reconnections; a seeded one makes them repeatable.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>Where the client's log goes.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
