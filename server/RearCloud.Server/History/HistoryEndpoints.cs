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
            .WithDescription($"Of one document (kind and id) or of all. before: only older than this sequence. most: 1 to {HistoryLimits.PageSize} (50). Kept for {Limits.HistoryLifetime.Days} days.");
        history.MapGet("/documents/{kind}/{id}", FindAsync).ForMembers().WithSummary("Reads a document as it was")
            .WithDescription("at: the sequence of the change after which it is shown. A document that was deleted then is answered as deleted.");
        history.MapPost("/documents/{kind}/{id}/restore", RestoreAsync).ForOwner().WithSummary("Makes a document what it was")
            .WithDescription("to: the sequence of the change after which it is wanted. A new edit, which can be taken back like any other.");
        history.MapPost("/changes/{sequence:long}/bring-back", BringBackAsync).ForOwner().WithSummary("Brings back a value that lost a conflict")
            .WithDescription("A new edit that sets the member to the value that lost at this change.");
    }

    private static async Task<Results<Ok<ChangesAnswer>, ProblemResult>> ListAsync(
        IHistory history, HttpContext context, CancellationToken cancellationToken, string? kind = null, string? id = null, long? before = null, int most = 50)
    {
        DocumentKey? only = null;
        if (kind is not null || id is not null)
        {
            if (!ReadKey(kind ?? "", id ?? "").TryGet(out var key, out var problem)) return new ProblemResult(problem);
            only = key;
        }

        if (before < 0 || most is < 1 or > HistoryLimits.PageSize)
            return new ProblemResult(RequestProblems.Malformed($"'before' is below 0, or 'most' is not 1 to {HistoryLimits.PageSize}."));
        context.Response.Headers.CacheControl = "private, no-store";
        var page = await history.ListAsync(ActorClaims.Require(context.User).Stream, only, before is { } place ? new Sequence(place) : null, most, cancellationToken);
        return TypedResults.Ok(ChangesAnswer.Of(page));
    }

    private static async Task<Results<Ok<PastAnswer>, ProblemResult>> FindAsync(
        string kind, string id, long at, IHistory history, HttpContext context, CancellationToken cancellationToken)
    {
        if (!ReadKey(kind, id).TryGet(out var key, out var problem) || !ReadPlace(at).TryGet(out var place, out problem)) return new ProblemResult(problem);
        return Answer(context, await history.FindAsync(ActorClaims.Require(context.User).Stream, key, place, cancellationToken));
    }

    private static async Task<Results<Ok<PastAnswer>, ProblemResult>> RestoreAsync(
        string kind, string id, long to, IHistory history, HttpContext context, CancellationToken cancellationToken)
    {
        if (!ReadKey(kind, id).TryGet(out var key, out var problem) || !ReadPlace(to).TryGet(out var place, out problem)) return new ProblemResult(problem);
        return Answer(context, await history.RestoreAsync(ActorClaims.Require(context.User), key, place, null, cancellationToken));
    }

    private static async Task<Results<Ok<PastAnswer>, ProblemResult>> BringBackAsync(
        long sequence, BringBackRequest request, IHistory history, HttpContext context, CancellationToken cancellationToken)
    {
        if (!FieldPath.Parse(request.Path).TryGet(out var path, out var problem) || !ReadPlace(sequence).TryGet(out var place, out problem)) return new ProblemResult(problem);
        return Answer(context, await history.BringBackAsync(ActorClaims.Require(context.User), place, path, cancellationToken));
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
