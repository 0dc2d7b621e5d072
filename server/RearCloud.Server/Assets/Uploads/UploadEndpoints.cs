using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RearCloud.Core;
using RearCloud.Server.Accounts;
using RearCloud.Server.Assets.Files;
using RearCloud.Server.Http;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Assets.Uploads;

/// <summary>Uploads in parts, with the header fields of the IETF's resumable uploads (draft-ietf-httpbis-resumable-upload).</summary>
internal static class UploadEndpoints
{
    private const string Root = "/api/v1/uploads";
    private const string OffsetHeader = "Upload-Offset";
    private const string PartType = "application/partial-upload";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(Root).WithTags("Uploads").ForOwner();
        group.MapPost("/", BeginAsync).WithSummary("Begins an upload in parts")
            .WithDescription("Answers its address. It survives broken connections and restarts of the server, and ends by itself after 24 hours.");
        group.MapMethods("/{id}", [HttpMethods.Get, HttpMethods.Head], FindAsync).WithSummary("Says how far an upload came")
            .WithDescription("The header Upload-Offset says where the next part begins.");
        // The body is counted while it is read: the host's own limit would answer without words.
        group.MapPatch("/{id}", TakeAsync).WithMetadata(new DisableRequestSizeLimitAttribute()).Accepts<byte[]>(PartType, "application/octet-stream")
            .WithSummary("Sends a part")
            .WithDescription("Beginning at the header Upload-Offset. Another offset than the upload's is answered with 409 and the right one; what arrived before a connection broke is kept.");
        group.MapPost("/{id}/finish", FinishAsync).WithSummary("Makes an upload an asset")
            .WithDescription("It is checked, decoded, scaled and written anew like an upload in one piece. Asked again, it answers the same.");
        group.MapDelete("/{id}", DeleteAsync).WithSummary("Gives an upload up");
    }

    private static async Task<Results<Created<UploadState>, ProblemResult>> BeginAsync(
        UploadRequest request, UploadDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var begun = await desk.BeginAsync(ActorClaims.Require(context.User), request, cancellationToken);
        if (!begun.TryGet(out var state, out var problem)) return new ProblemResult(problem);
        Say(context.Response, state);
        return TypedResults.Created($"{Root}/{state.Id}", state);
    }

    private static async Task<Results<Ok<UploadState>, ProblemResult>> FindAsync(string id, UploadDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(ActorClaims.Require(context.User).AccountId, id, cancellationToken) is not { } state) return new ProblemResult(UploadProblems.Missing(id));
        Say(context.Response, state);
        return TypedResults.Ok(state);
    }

    private static async Task<Results<Ok<UploadState>, ProblemResult>> TakeAsync(string id, UploadDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (request.ContentType is not (PartType or "application/octet-stream")) return await RefuseAsync(request, RequestProblems.ContentType, cancellationToken);
        if (!long.TryParse(request.Headers[OffsetHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
            return await RefuseAsync(request, UploadProblems.OffsetMissing, cancellationToken);

        var taken = await desk.TakeAsync(ActorClaims.Require(context.User).AccountId, id, offset, request.ContentLength, request.Body, cancellationToken);
        if (!taken.TryGet(out var answer, out var missing)) return await RefuseAsync(request, missing, cancellationToken);
        Say(context.Response, answer.State);
        return answer.Problem is { } problem ? await RefuseAsync(request, problem, cancellationToken) : TypedResults.Ok(answer.State);
    }

    // A sender that is still sending hears an answer only if somebody listens: the rest is read, within the limit, and thrown away.
    private static async Task<ProblemResult> RefuseAsync(HttpRequest request, Problem problem, CancellationToken cancellationToken)
    {
        await BoundedCopy.CopyAsync(request.Body, Stream.Null, Limits.UploadBytes, cancellationToken);
        return new ProblemResult(problem);
    }

    private static async Task<Results<Created<AssetInfo>, ProblemResult>> FinishAsync(string id, UploadDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var finished = await desk.FinishAsync(ActorClaims.Require(context.User), id, cancellationToken);
        return finished.TryGet(out var asset, out var problem) ? TypedResults.Created($"/api/v1/assets/{asset.Sha256}", asset) : new ProblemResult(problem);
    }

    private static async Task<Results<NoContent, ProblemResult>> DeleteAsync(string id, UploadDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        await desk.DeleteAsync(ActorClaims.Require(context.User).AccountId, id, cancellationToken) ? TypedResults.NoContent() : new ProblemResult(UploadProblems.Missing(id));

    private static void Say(HttpResponse response, UploadState state)
    {
        response.Headers[OffsetHeader] = state.Offset.ToString(CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
    }
}
