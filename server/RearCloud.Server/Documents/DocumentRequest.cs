using Microsoft.AspNetCore.Http;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Documents;

/// <summary>What every request to edit a document says, read from its address and headers.</summary>
internal sealed record DocumentRequest(Actor Actor, StreamId Stream, DocumentKey Key, TraceId Trace, Sequence? IfMatch)
{
    public static Result<DocumentRequest> Read(HttpContext context, StreamId stream, string kind, string id)
    {
        if (!ReadKey(kind, id).TryGet(out var key, out var problem)
            || !TraceHeader.Take(context).TryGet(out var trace, out problem)
            || !VersionTag.ReadIfMatch(context.Request).TryGet(out var ifMatch, out problem)) return problem;
        return new DocumentRequest(ActorClaims.Require(context.User), stream, key, trace, ifMatch);
    }

    public static Result<DocumentKey> ReadKey(string kind, string id)
    {
        if (!ReadKind(kind).TryGet(out var documentKind, out var problem)) return problem;
        return DocumentId.TryParse(id, out var documentId)
            ? new DocumentKey(documentKind, documentId)
            : new Problem("document.id", "", "The id in the address is not an id.", $"Use 1 to {Limits.IdLength} of a-z A-Z 0-9 - _ .");
    }

    public static Result<DocumentKind> ReadKind(string kind) =>
        DocumentKind.TryParse(kind, out var known) && known.IsKnown
            ? known
            : new Problem("document.kind", "", "There is no such kind of document.", $"Use one of {string.Join(", ", DocumentKind.Known)}.");
}
