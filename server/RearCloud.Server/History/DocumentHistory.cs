using System.Globalization;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Sync;

namespace RearCloud.Server.History;

/// <summary>Reads the kept changes and brings back through the door.</summary>
internal sealed class DocumentHistory(IDocumentPast past, IDocumentReader documents, IDocumentDoor door) : IHistory
{
    /// <summary>Changes of a document that are looked through for conflicts.</summary>
    private const int LossWindow = 500;

    public async Task<ChangePage> ListAsync(Actor reader, StreamId stream, DocumentKey? key, Sequence? before, int most, CancellationToken cancellationToken)
    {
        var changes = await past.ListAsync(stream, key, before, most + 1, cancellationToken);
        var names = await DeviceNames.ReadAsync(documents, reader, cancellationToken);
        var page = changes.Take(most).Select(names.Entry).ToList();
        return new ChangePage(page, changes.Count > most ? page[^1].Change.Sequence : null);
    }

    public Task<Result<Document>> FindAsync(StreamId stream, DocumentKey key, Sequence at, CancellationToken cancellationToken) =>
        past.FindAsync(stream, key, at, cancellationToken);

    public async Task<IReadOnlyList<LostChoice>> LossesAsync(Actor reader, StreamId stream, DocumentKey key, Sequence after, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(stream, key, cancellationToken) is not { IsDeleted: false } today) return [];
        var changes = await past.ListAsync(stream, key, null, LossWindow, cancellationToken);
        if (!changes.Any(c => c.Sequence > after && c.Lost.Count > 0)) return [];
        var names = await DeviceNames.ReadAsync(documents, reader, cancellationToken);
        return Losses.Of(today.Body, [.. changes.Select(names.Entry)], after);
    }

    public async Task<Result<Document>> RestoreAsync(Actor actor, StreamId stream, DocumentKey key, Sequence to, string? name, CancellationToken cancellationToken)
    {
        if (!(await past.FindAsync(stream, key, to, cancellationToken)).TryGet(out var then, out var problem)) return problem;
        var today = await documents.FindAsync(stream, key, cancellationToken);
        var seen = today?.Version ?? default;
        var edit = then.IsDeleted ? Edit.Delete(key, seen) : Edit.Replace(key, seen, then.Body);
        if (then.IsDeleted && today is null) return then;
        return await EditAsync(actor, stream, name ?? await NameOfAsync(stream, to, cancellationToken), edit, cancellationToken);
    }

    public async Task<Result<Document>> BringBackAsync(Actor actor, StreamId stream, Sequence change, FieldPath path, CancellationToken cancellationToken)
    {
        if (await past.FindChangeAsync(stream, change, cancellationToken) is not { } found || found.Lost.FirstOrDefault(l => l.Path.Equals(path)) is not { } lost)
            return new Problem("history.change-missing", "", $"Nothing of {path} lost at {change}, or it is no longer kept.", "List the history to see which values lost.");
        if (await documents.FindAsync(stream, found.Key, cancellationToken) is not { } today) return new Problem(
            "document.missing", "", $"There is no document {found.Key}.", "List the documents to see which there are.");
        if (!Losses.HasPlace(today.Body, path)) return new Problem(
            "history.no-place", path.Pointer, "What held this value is gone.", "Restore the document to a moment before it was deleted.");
        return await EditAsync(actor, stream, "Brought back a value", Edit.Set(found.Key, today.Version, new FieldChange(path, lost.Value)), cancellationToken);
    }

    private async Task<Result<Document>> EditAsync(Actor actor, StreamId stream, string name, Edit edit, CancellationToken cancellationToken)
    {
        var result = await door.EditAsync(actor, stream, name, [edit], trace: null, cancellationToken);
        if (result.Problem is { } problem) return problem;
        return await documents.FindAsync(stream, edit.Key, cancellationToken)
            ?? throw new InvalidOperationException($"The door accepted an edit of {edit.Key}, which does not exist.");
    }

    private async Task<string> NameOfAsync(StreamId stream, Sequence at, CancellationToken cancellationToken) =>
        await past.FindChangeAsync(stream, at, cancellationToken) is { } change
            ? string.Create(CultureInfo.InvariantCulture, $"Restored to {change.AcceptedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC")
            : $"Restored to {at}";
}
