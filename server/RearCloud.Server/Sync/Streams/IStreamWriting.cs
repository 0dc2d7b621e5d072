using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Server.Sync.Streams;

/// <summary>One write transaction: lock, look, and note what is written when it commits. Reads see nothing of what it saves.</summary>
internal interface IStreamWriting
{
    /// <summary>The services of the transaction's scope: the slices' edit checks read through it.</summary>
    IServiceProvider Services { get; }

    /// <summary>Locks the stream to the end of the transaction; a stream begins, with an epoch, at its first use.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="clients">Clients to read under the lock.</param>
    /// <param name="documents">Documents to read under the lock.</param>
    /// <param name="cancellationToken">Ends the transaction.</param>
    Task<LockedStream> LockAsync(StreamId stream, IReadOnlyCollection<ClientId> clients, IReadOnlyCollection<DocumentKey> documents, CancellationToken cancellationToken);

    /// <summary>True if what happened to the document after a place is known, and everybody else's edits since then lost with everything.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="document">The document as it was before the transaction.</param>
    /// <param name="after">The place, before the document's version.</param>
    /// <param name="client">Whose changes do not count.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    Task<bool> IsOnlyOwnAsync(StreamId stream, Document document, Sequence after, ClientId client, CancellationToken cancellationToken);

    /// <summary>Those of the places at which the client itself made the change, before this transaction.</summary>
    Task<IReadOnlySet<long>> OwnAmongAsync(StreamId stream, IReadOnlyCollection<long> places, ClientId client, CancellationToken cancellationToken);

    /// <summary>Saves what an edit moves of a stream: its head, sums and count.</summary>
    void Save(StreamState stream);

    void Save(StreamId stream, ClientState client);

    /// <summary>Saves a document; the last of several saves counts.</summary>
    void Save(StreamId stream, StoredDocument document, DateTimeOffset changedAt);

    /// <summary>Adds a change to the history.</summary>
    void Append(StreamId stream, AcceptedChange change, MutationMark mark);
}
