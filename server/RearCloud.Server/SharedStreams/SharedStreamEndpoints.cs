using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using RearCloud.Core;
using RearCloud.Server.Accounts;
using RearCloud.Server.Http;
using RearCloud.Server.Sync;

namespace RearCloud.Server.SharedStreams;

/// <summary>Shared streams over plain HTTP. Their documents are at the addresses of all documents, with <c>?stream=</c>.</summary>
internal static class SharedStreamEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/v1/streams").WithTags("Shared streams");
        group.MapGet("/", ListAsync).ForMembers().WithSummary("Lists shared streams")
            .WithDescription($"The account's own and those that it may read, by id; {SharedStreamLimits.PageSize} at most. after: the id of the last one that was read.");
        group.MapPost("/", CreateAsync).ForOwner().WithSummary("Creates a shared stream").WithDescription("Without readers. The account and its devices may edit it.");
        var one = group.MapGroup("/{stream}");
        one.MapGet("", FindAsync).ForMembers().WithSummary("Reads a shared stream").WithDescription("Who may read it, too, if the account owns it.");
        one.MapPatch("", ChangeAsync).ForOwner().WithSummary("Renames a shared stream, or opens it to everyone")
            .WithDescription("isForEveryone: every account of this server may read it. What is left out stays.");
        one.MapDelete("", DeleteAsync).ForOwner().WithSummary("Deletes a shared stream").WithDescription("With its documents and their history, at once and for good.");
        one.MapPost("/readers", GrantAsync).ForOwner().WithSummary("Lets an account read").WithDescription("By the name with which it signs in.");
        one.MapDelete("/readers/{account}", RevokeAsync).ForOwner().WithSummary("Lets an account read no more")
            .WithDescription("By its id. Who follows the stream is sent away from it within seconds.");
    }

    private static async Task<Ok<IReadOnlyList<SharedStream>>> ListAsync(
        ISharedStreams streams, HttpContext context, CancellationToken cancellationToken, string? after = null) =>
        TypedResults.Ok(await streams.ListAsync(ActorClaims.Require(context.User), after, cancellationToken));

    private static async Task<Results<Created<SharedStream>, ProblemResult>> CreateAsync(
        CreateRequest request, ISharedStreams streams, HttpContext context, CancellationToken cancellationToken)
    {
        var created = await streams.CreateAsync(ActorClaims.Require(context.User), request.Name, cancellationToken);
        return created.TryGet(out var stream, out var problem) ? TypedResults.Created($"/api/v1/streams/{stream.Stream}", stream) : new ProblemResult(problem);
    }

    private static async Task<Results<Ok<SharedStream>, ProblemResult>> FindAsync(
        string stream, ISharedStreams streams, HttpContext context, CancellationToken cancellationToken) =>
        (await streams.FindAsync(ActorClaims.Require(context.User), stream, cancellationToken)).TryGet(out var found, out var problem)
            ? TypedResults.Ok(found)
            : new ProblemResult(problem);

    private static async Task<Results<NoContent, ProblemResult>> ChangeAsync(
        string stream, ChangeRequest request, ISharedStreams streams, HttpContext context, CancellationToken cancellationToken) =>
        Answer(await streams.ChangeAsync(ActorClaims.Require(context.User), stream, request.Name, request.IsForEveryone, cancellationToken));

    private static async Task<Results<NoContent, ProblemResult>> DeleteAsync(
        string stream, ISharedStreams streams, HttpContext context, CancellationToken cancellationToken) =>
        Answer(await streams.DeleteAsync(ActorClaims.Require(context.User), stream, cancellationToken));

    private static async Task<Results<Ok<SharedStreamReader>, ProblemResult>> GrantAsync(
        string stream, GrantRequest request, ISharedStreams streams, HttpContext context, CancellationToken cancellationToken) =>
        (await streams.GrantAsync(ActorClaims.Require(context.User), stream, request.Account, cancellationToken)).TryGet(out var reader, out var problem)
            ? TypedResults.Ok(reader)
            : new ProblemResult(problem);

    private static async Task<Results<NoContent, ProblemResult>> RevokeAsync(
        string stream, string account, ISharedStreams streams, HttpContext context, CancellationToken cancellationToken) =>
        Answer(await streams.RevokeAsync(ActorClaims.Require(context.User), stream, account, cancellationToken));

    private static Results<NoContent, ProblemResult> Answer(Problem? problem) => problem is null ? TypedResults.NoContent() : new ProblemResult(problem);

    /// <summary>A stream to create.</summary>
    /// <param name="Name">For people.</param>
    internal sealed record CreateRequest(string Name);

    /// <summary>What is to change.</summary>
    /// <param name="Name">A new name.</param>
    /// <param name="IsForEveryone">True: every account of this server may read it.</param>
    internal sealed record ChangeRequest(string? Name = null, bool? IsForEveryone = null);

    /// <summary>Who shall read.</summary>
    /// <param name="Account">The account's name.</param>
    internal sealed record GrantRequest(string Account);
}
