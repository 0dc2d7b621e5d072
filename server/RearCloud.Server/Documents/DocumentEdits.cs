using System.Text.Json;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Documents;

/// <summary>Turns what an HTTP request asks for into edits and brings them to the door.</summary>
internal sealed class DocumentEdits(IDocumentDoor door, IDocumentReader documents, EditTraceLog traces, TimeProvider time)
{
    /// <summary>Makes the document exactly this body, whether it stands, is deleted, or never was.</summary>
    public Task<Result<Document>> PutAsync(DocumentRequest request, JsonElement body, CancellationToken cancellationToken) =>
        EditAsync(request, (key, current) => [Edit.Replace(key, current?.Version ?? default, body)], cancellationToken);

    /// <summary>Merges a patch (RFC 7396) into the document.</summary>
    public Task<Result<Document>> PatchAsync(DocumentRequest request, JsonElement patch, CancellationToken cancellationToken) =>
        EditAsync(request, (key, current) => Fields(patch) is { Count: > 0 } fields ? [Edit.Set(key, current?.Version ?? default, fields)] : [], cancellationToken);

    public Task<Result<Document>> DeleteAsync(DocumentRequest request, CancellationToken cancellationToken) =>
        EditAsync(request, (key, current) => [Edit.Delete(key, current?.Version ?? default)], cancellationToken);

    public Task<Result<Document>> RestoreAsync(DocumentRequest request, CancellationToken cancellationToken) =>
        EditAsync(request, (key, current) => [Edit.Restore(key, current?.Version ?? default)], cancellationToken);

    private async Task<Result<Document>> EditAsync(DocumentRequest request, Func<DocumentKey, Document?, IReadOnlyList<Edit>> make, CancellationToken cancellationToken)
    {
        traces.Mark(request.Trace, EditStation.Made, time.GetUtcNow());
        var current = await documents.FindAsync(request.Stream, request.Key, cancellationToken);
        // A change that commits between this look and the edit is concurrent, and is merged as such.
        if (request.IfMatch is { } expected && current?.Version != expected) return VersionTag.Stale(current, expected);
        var edits = make(request.Key, current);
        if (edits.Count == 0) return current!;

        var result = await door.EditAsync(request.Actor, request.Stream, edits, request.Trace, cancellationToken);
        if (result.Problem is { } problem) return problem;
        return await documents.FindAsync(request.Stream, request.Key, cancellationToken)
            ?? throw new InvalidOperationException($"The door accepted an edit of {request.Key}, which does not exist.");
    }

    private static List<FieldChange> Fields(JsonElement patch) =>
        [.. patch.EnumerateObject().Select(m => new FieldChange(FieldPath.Of(m.Name), m.Value.ValueKind == JsonValueKind.Null ? null : m.Value))];
}
