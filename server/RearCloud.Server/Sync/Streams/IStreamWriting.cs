using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Server.Sync.Streams;

/// <summary>One write transaction. What is saved is seen by later reads of the same transaction only where the member says so.</summary>
internal interface IStreamWriting
{
    /// <summary>The services of the transaction's scope: the slices' edit checks read through it.</summary>
    IServiceProvider Services { get; }

    /// <summary>Locks the stream to the end of the transaction; a stream begins, with an epoch, at its first use.</summary>
    Task<StreamState> LockAsync(StreamId stream, CancellationToken cancellationToken);

    /// <summary>What is known of a client; null before its first mutation.</summary>
    Task<ClientState?> FindClientAsync(StreamId stream, ClientId client, CancellationToken cancellationToken);

    /// <summary>A document as it was before the transaction.</summary>
    Task<StoredDocument?> FindAsync(StreamId stream, DocumentKey key, CancellationToken cancellationToken);

    /// <summary>True if what happened to the document after a place is known, and everybody else's edits since then lost with everything.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="document">The document as it was before the transaction.</param>
    /// <param name="after">The place, before the document's version.</param>
    /// <param name="client">Whose changes do not count.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    Task<bool> IsOnlyOwnAsync(StreamId stream, Document document, Sequence after, ClientId client, CancellationToken cancellationToken);

    /// <summary>Those of the places at which the client itself made the change, before this transaction.</summary>
    Task<IReadOnlySet<long>> OwnAmongAsync(StreamId stream, IReadOnlyCollection<long> places, ClientId client, CancellationToken cancellationToken);

    void Save(StreamState stream);

    void Save(StreamId stream, ClientState client);

    /// <summary>Saves a document; the last of several saves counts.</summary>
    void Save(StreamId stream, StoredDocument document, DateTimeOffset changedAt);

    /// <summary>Adds a change to the history.</summary>
    void Append(StreamId stream, AcceptedChange change, MutationMark mark);
}
