using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RearCloud.Server.Http;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Accounts.Signing;

/// <summary>Signing in and out for programs.</summary>
internal static class SignInEndpoints
{
    public const string RateLimit = "sign-in";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").WithTags("Accounts");
        api.MapPost("/sign-in", SignInAsync).AllowAnonymous().RequireRateLimiting(RateLimit)
            .WithSummary("Signs in").WithDescription("Sets the cookie of a browser and answers a bearer token for a program.");
        api.MapPost("/sign-in/codes", IssueCodeAsync).ForOwner()
            .WithSummary("Makes a one-time sign-in link").WithDescription("The link signs a browser in once within ten minutes.");
        api.MapPost("/sign-out", SignOutAsync).ForOwner()
            .WithSummary("Signs out").WithDescription("Ends the bearer token of the request and clears the cookie.");
    }

    private static async Task<Results<Ok<SignedIn>, ProblemResult>> SignInAsync(
        SignInRequest request, IAccounts accounts, HttpContext context, CancellationToken cancellationToken)
    {
        var signedIn = await accounts.SignInAsync(request.Name, request.Password, cancellationToken);
        if (!signedIn.TryGet(out var account, out var problem)) return new ProblemResult(problem);
        await OwnerCookie.SignInAsync(context, account);
        var token = await accounts.IssueTokenAsync(account, cancellationToken);
        return TypedResults.Ok(new SignedIn(account.Id, account.Stream.Value, token));
    }

    private static async Task<Ok<IssuedCode>> IssueCodeAsync(IAccounts accounts, HttpContext context, CancellationToken cancellationToken)
    {
        var actor = ActorClaims.Require(context.User);
        var code = await accounts.IssueCodeAsync(new Account(actor.AccountId, actor.Name), cancellationToken);
        return TypedResults.Ok(new IssuedCode(code.Link, code.ExpiresAt));
    }

    private static async Task<NoContent> SignOutAsync(IAccounts accounts, HttpContext context, CancellationToken cancellationToken)
    {
        if (BearerToken.Of(context.Request) is { } token) await accounts.EndTokenAsync(token, cancellationToken);
        await context.SignOutAsync(AccessSchemes.Owner);
        return TypedResults.NoContent();
    }

    /// <summary>What signs in.</summary>
    internal sealed record SignInRequest(string Name, string Password);

    /// <summary>The account, its stream, and a bearer token for it.</summary>
    internal sealed record SignedIn(string AccountId, string Stream, string Token);

    /// <summary>The link, relative to the server's address.</summary>
    internal sealed record IssuedCode(string Link, DateTimeOffset ExpiresAt);
}
