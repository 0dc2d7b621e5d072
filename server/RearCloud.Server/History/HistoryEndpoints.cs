using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Accounts;
using RearCloud.Server.Http;
using RearCloud.Server.Sync;

namespace RearCloud.Server.History;

/// <summary>The history over plain HTTP.</summary>
internal static class HistoryEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var history = endpoints.MapGroup("/api/v1/history").WithTags("History").Paced(PacedEndpoints.ReadingCost);
        history.MapGet("/", ListAsync).ForMembers().WithSummary("Lists changes, the newest first")
            .WithDescription($"Of one document (kind and id) or of all. before: only older than this sequence. most: 1 to {HistoryLimits.PageSize} (50). Kept for {Limits.HistoryLifetime.Days} days. {StreamChoice.Description}");
        history.MapGet("/documents/{kind}/{id}", FindAsync).ForMembers().WithSummary("Reads a document as it was")
            .WithDescription("at: the sequence of the change after which it is shown. A document that was deleted then is answered as deleted. " + StreamChoice.Description);
        history.MapPost("/documents/{kind}/{id}/restore", RestoreAsync).ForOwner().WithSummary("Makes a document what it was")
            .WithDescription("to: the sequence of the change after which it is wanted. A new edit, which can be taken back like any other. " + StreamChoice.Description);
        history.MapPost("/changes/{sequence:long}/bring-back", BringBackAsync).ForOwner().WithSummary("Brings back a value that lost a conflict")
            .WithDescription("A new edit that sets the member to the value that lost at this change. " + StreamChoice.Description);
    }

    private static async Task<Results<Ok<ChangesAnswer>, ProblemResult>> ListAsync(
        IHistory history, StreamChoice streams, HttpContext context, CancellationToken cancellationToken,
        string? kind = null, string? id = null, long? before = null, int most = 50, string? stream = null)
    {
        DocumentKey? only = null;
        if (kind is not null || id is not null)
        {
            if (!ReadKey(kind ?? "", id ?? "").TryGet(out var key, out var wrong)) return new ProblemResult(wrong);
            only = key;
        }

        if (before < 0 || most is < 1 or > HistoryLimits.PageSize)
            return new ProblemResult(RequestProblems.Malformed($"'before' is below 0, or 'most' is not 1 to {HistoryLimits.PageSize}."));
        var reader = ActorClaims.Require(context.User);
        if (!(await streams.FindAsync(reader, stream, StreamAccess.Read, cancellationToken)).TryGet(out var chosen, out var problem)) return new ProblemResult(problem);
        context.Response.Headers.CacheControl = "private, no-store";
        var page = await history.ListAsync(reader, chosen, only, before is { } place ? new Sequence(place) : null, most, cancellationToken);
        return TypedResults.Ok(ChangesAnswer.Of(page, reader));
    }

    private static async Task<Results<Ok<PastAnswer>, ProblemResult>> FindAsync(
        string kind, string id, long at, IHistory history, StreamChoice streams, HttpContext context, CancellationToken cancellationToken, string? stream = null)
    {
        if (!ReadKey(kind, id).TryGet(out var key, out var problem) || !ReadPlace(at).TryGet(out var place, out problem)
            || !(await streams.FindAsync(ActorClaims.Require(context.User), stream, StreamAccess.Read, cancellationToken)).TryGet(out var chosen, out problem)) return new ProblemResult(problem);
        return Answer(context, await history.FindAsync(chosen, key, place, cancellationToken));
    }

    private static async Task<Results<Ok<PastAnswer>, ProblemResult>> RestoreAsync(
        string kind, string id, long to, IHistory history, StreamChoice streams, HttpContext context, CancellationToken cancellationToken, string? stream = null)
    {
        var actor = ActorClaims.Require(context.User);
        if (!ReadKey(kind, id).TryGet(out var key, out var problem) || !ReadPlace(to).TryGet(out var place, out problem)
            || !(await streams.FindAsync(actor, stream, StreamAccess.Write, cancellationToken)).TryGet(out var chosen, out problem)) return new ProblemResult(problem);
        return Answer(context, await history.RestoreAsync(actor, chosen, key, place, null, cancellationToken));
    }

    private static async Task<Results<Ok<PastAnswer>, ProblemResult>> BringBackAsync(
        long sequence, BringBackRequest request, IHistory history, StreamChoice streams, HttpContext context, CancellationToken cancellationToken, string? stream = null)
    {
        var actor = ActorClaims.Require(context.User);
        if (!FieldPath.Parse(request.Path).TryGet(out var path, out var problem) || !ReadPlace(sequence).TryGet(out var place, out problem)
            || !(await streams.FindAsync(actor, stream, StreamAccess.Write, cancellationToken)).TryGet(out var chosen, out problem)) return new ProblemResult(problem);
        return Answer(context, await history.BringBackAsync(actor, chosen, place, path, cancellationToken));
    }

    private static Results<Ok<PastAnswer>, ProblemResult> Answer(HttpContext context, Result<Document> found)
    {
        if (!found.TryGet(out var document, out var problem)) return new ProblemResult(problem);
        context.Response.Headers.ETag = $"\"{document.Version}\"";
        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Ok(PastAnswer.Of(document));
    }

    private static Result<Sequence> ReadPlace(long sequence) =>
        sequence >= 0 ? new Sequence(sequence) : RequestProblems.Malformed("A sequence is a number from 0.");

    private static Result<DocumentKey> ReadKey(string kind, string id)
    {
        if (!DocumentKind.TryParse(kind, out var known) || !known.IsKnown)
            return new Problem("document.kind", "", "There is no such kind of document.", $"Use one of {string.Join(", ", DocumentKind.Known)}.");
        return DocumentId.TryParse(id, out var documentId)
            ? new DocumentKey(known, documentId)
            : new Problem("document.id", "", "The id in the address is not an id.", $"Use 1 to {Limits.IdLength} of a-z A-Z 0-9 - _ .");
    }

    /// <summary>A value to bring back.</summary>
    /// <param name="Path">The member, as the list of changes names it.</param>
    internal sealed record BringBackRequest(string Path);
}
