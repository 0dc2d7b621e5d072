using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Server.Sync.Streams;

/// <summary>A stream as it was when a transaction took its lock.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Clients">Those that were asked for and are known.</param>
/// <param name="Documents">Those that were asked for and exist, tombstones too.</param>
internal sealed record LockedStream(
    StreamState State, IReadOnlyDictionary<ClientId, ClientState> Clients, IReadOnlyDictionary<DocumentKey, StoredDocument> Documents);
