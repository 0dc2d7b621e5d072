using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Server.Accounts;
using RearCloud.Server.Http;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Documents;

/// <summary>Documents, deltas and traces over plain HTTP. Every edit goes through the same door as those of devices.</summary>
internal static class DocumentEndpoints
{
    private const string MergePatch = "application/merge-patch+json";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").WithTags("Documents").ForMembers();
        api.MapGet("/pull", PullAsync).Paced(PacedEndpoints.ReadingCost).WithSummary("Reads what changed").WithDescription("Send the epoch, the 'to' and the 'floor' of the last answer as 'epoch', 'after' and 'floor'; none of them at first. With the ETag of the last answer as If-None-Match, 304 says that nothing changed. " + StreamChoice.Description);
        api.MapGet("/traces/{id}", FindTrace).Paced().WithSummary("Tells an edit's way").WithDescription("The time at each station that this server saw of the edit that RearCloud-Trace named.");

        var documents = api.MapGroup("/documents");
        documents.MapGet("/", ListAsync).Paced(PacedEndpoints.ReadingCost).WithSummary("Lists documents").WithDescription("Of one kind, or all. Deleted ones only if asked for. " + StreamChoice.Description);
        var document = documents.MapGroup("/{kind}/{id}").Paced();
        document.MapGet("", FindAsync).WithSummary("Reads a document").WithDescription("A deleted one too, which can be restored. " + StreamChoice.Description);
        document.MapPut("", PutAsync).WithSummary("Creates or replaces a document").WithDescription(StreamChoice.Description).Accepts<object>("application/json");
        document.MapPatch("", PatchAsync).WithSummary("Changes members of a document").WithDescription("A JSON Merge Patch (RFC 7396). " + StreamChoice.Description).Accepts<object>(MergePatch, "application/json");
        document.MapDelete("", DeleteAsync).WithSummary("Deletes a document").WithDescription("It can be restored. " + StreamChoice.Description);
        document.MapPost("/restore", RestoreAsync).WithSummary("Restores a deleted document").WithDescription(StreamChoice.Description);
    }

    private static async Task<Results<Ok<IReadOnlyList<DocumentAnswer>>, ProblemResult>> ListAsync(
        IDocumentReader documents, StreamChoice streams, HttpContext context, CancellationToken cancellationToken, string? kind = null, bool deleted = false, string? stream = null)
    {
        if (!(await ReadableAsync(streams, context, stream, cancellationToken)).TryGet(out var chosen, out var refused)) return new ProblemResult(refused);
        DocumentKind? only = null;
        if (kind is not null)
        {
            if (!DocumentRequest.ReadKind(kind).TryGet(out var known, out var problem)) return new ProblemResult(problem);
            only = known;
        }

        var found = await documents.ListAsync(chosen, only, deleted, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<DocumentAnswer>>([.. found.Select(DocumentAnswer.Of)]);
    }

    private static async Task<Results<Ok<DocumentAnswer>, StatusCodeHttpResult, ProblemResult>> FindAsync(
        string kind, string id, IDocumentReader documents, StreamChoice streams, HttpContext context, CancellationToken cancellationToken, string? stream = null)
    {
        if (!DocumentRequest.ReadKey(kind, id).TryGet(out var key, out var problem)
            || !(await ReadableAsync(streams, context, stream, cancellationToken)).TryGet(out var chosen, out problem)) return new ProblemResult(problem);
        if (await documents.FindAsync(chosen, key, cancellationToken) is not { } document)
            return new ProblemResult(new Problem("document.missing", "", $"There is no document {key}.", "List the documents to see which there are."));
        var tag = VersionTag.Of(document.Version);
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        if (context.Request.Headers.IfNoneMatch == tag) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Ok(DocumentAnswer.Of(document));
    }

    private static async Task<Results<Ok<DocumentAnswer>, ProblemResult>> PutAsync(
        string kind, string id, DocumentEdits edits, StreamChoice streams, HttpContext context, CancellationToken cancellationToken, string? stream = null)
    {
        if (!(await RequestAsync(streams, context, stream, kind, id, cancellationToken)).TryGet(out var request, out var problem)
            || !(await JsonRequest.ReadObjectAsync(context.Request, cancellationToken)).TryGet(out var body, out problem)) return new ProblemResult(problem);
        return Answer(context, await edits.PutAsync(request, body, cancellationToken));
    }

    private static async Task<Results<Ok<DocumentAnswer>, ProblemResult>> PatchAsync(
        string kind, string id, DocumentEdits edits, StreamChoice streams, HttpContext context, CancellationToken cancellationToken, string? stream = null)
    {
        if (!(await RequestAsync(streams, context, stream, kind, id, cancellationToken)).TryGet(out var request, out var problem)
            || !(await JsonRequest.ReadObjectAsync(context.Request, cancellationToken)).TryGet(out var patch, out problem)) return new ProblemResult(problem);
        return Answer(context, await edits.PatchAsync(request, patch, cancellationToken));
    }

    private static async Task<Results<Ok<DocumentAnswer>, ProblemResult>> DeleteAsync(
        string kind, string id, DocumentEdits edits, StreamChoice streams, HttpContext context, CancellationToken cancellationToken, string? stream = null) =>
        (await RequestAsync(streams, context, stream, kind, id, cancellationToken)).TryGet(out var request, out var problem)
            ? Answer(context, await edits.DeleteAsync(request, cancellationToken))
            : new ProblemResult(problem);

    private static async Task<Results<Ok<DocumentAnswer>, ProblemResult>> RestoreAsync(
        string kind, string id, DocumentEdits edits, StreamChoice streams, HttpContext context, CancellationToken cancellationToken, string? stream = null) =>
        (await RequestAsync(streams, context, stream, kind, id, cancellationToken)).TryGet(out var request, out var problem)
            ? Answer(context, await edits.RestoreAsync(request, cancellationToken))
            : new ProblemResult(problem);

    private static async Task<Results<Ok<DeltaAnswer>, StatusCodeHttpResult, ProblemResult>> PullAsync(
        IDocumentReader documents, StreamChoice streams, HttpContext context, CancellationToken cancellationToken, string epoch = "", long after = 0, long floor = 0, string? stream = null)
    {
        if (epoch.Length > Limits.IdLength || after < 0 || floor < 0)
            return new ProblemResult(RequestProblems.Malformed("'epoch', 'after' or 'floor' is not what a pull has answered."));
        if (!(await ReadableAsync(streams, context, stream, cancellationToken)).TryGet(out var chosen, out var problem)) return new ProblemResult(problem);
        var cookie = new StreamCookie(chosen, epoch, new Sequence(after)) { Floor = new Sequence(floor) };
        // An address's answer is settled by where the stream stands. Looked up first: an answer may be newer than its tag, never older.
        var head = await documents.HeadAsync(cookie.Stream, cancellationToken);
        var tag = $"\"{head.Epoch}.{head.Sequence}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        if (context.Request.Headers.IfNoneMatch == tag) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Ok(DeltaAnswer.Of(await documents.PullAsync(cookie, null, cancellationToken)));
    }

    private static Results<Ok<TraceAnswer>, ProblemResult> FindTrace(string id, EditTraceLog traces) =>
        TraceId.TryParse(id, out var trace) && traces.TryGet(trace, out var found)
            ? TypedResults.Ok(TraceAnswer.Of(found))
            : new ProblemResult(new Problem("trace.missing", "", "This server has not seen an edit of this id, or no longer remembers it.", "Take the id from the header RearCloud-Trace of a recent answer."));

    private static ValueTask<Result<StreamId>> ReadableAsync(StreamChoice streams, HttpContext context, string? stream, CancellationToken cancellationToken) =>
        streams.FindAsync(ActorClaims.Require(context.User), stream, StreamAccess.Read, cancellationToken);

    private static async ValueTask<Result<DocumentRequest>> RequestAsync(
        StreamChoice streams, HttpContext context, string? stream, string kind, string id, CancellationToken cancellationToken) =>
        (await streams.FindAsync(ActorClaims.Require(context.User), stream, StreamAccess.Write, cancellationToken)).TryGet(out var chosen, out var problem)
            ? DocumentRequest.Read(context, chosen, kind, id)
            : problem;

    private static Results<Ok<DocumentAnswer>, ProblemResult> Answer(HttpContext context, Result<Document> edited)
    {
        if (!edited.TryGet(out var document, out var problem)) return new ProblemResult(problem);
        context.Response.Headers.ETag = VersionTag.Of(document.Version);
        return TypedResults.Ok(DocumentAnswer.Of(document));
    }
}
