using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace RearCloud.Server.Accounts.Signing;

/// <summary>Signing in and out for browsers: the forms behind the sign-in page, and the one-time link.</summary>
internal static class SignInForms
{
    // The redirect is made by the page and not by a status: after a jump from another site a browser keeps a strict cookie to itself,
    // until a page of this site leads on.
    private const string LeadOn =
        """<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><title>RearCloud</title><a href="/">RearCloud</a>""";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(SignInPaths.Form, SignInAsync).AllowAnonymous().RequireRateLimiting(SignInEndpoints.RateLimit).ExcludeFromDescription();
        endpoints.MapGet(SignInPaths.Link, SignInByLinkAsync).AllowAnonymous().RequireRateLimiting(SignInEndpoints.RateLimit).ExcludeFromDescription();
        endpoints.MapPost(SignInPaths.SignOut, SignOutAsync).ForOwner().ExcludeFromDescription();
    }

    private static async Task<RedirectHttpResult> SignInAsync(IAccounts accounts, IAntiforgery antiforgery, HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context)) return Refuse("expired", "/");
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var returnUrl = LocalOrHome(form["returnUrl"].ToString());
        var signedIn = await accounts.SignInAsync(form["name"].ToString(), form["password"].ToString(), cancellationToken);
        if (!signedIn.TryGet(out var account, out _)) return Refuse("wrong", returnUrl);
        await OwnerCookie.SignInAsync(context, account);
        return TypedResults.LocalRedirect(returnUrl);
    }

    private static async Task<Results<ContentHttpResult, RedirectHttpResult>> SignInByLinkAsync(
        string? code, IAccounts accounts, HttpContext context, CancellationToken cancellationToken)
    {
        var signedIn = await accounts.SignInByCodeAsync(code ?? "", cancellationToken);
        if (!signedIn.TryGet(out var account, out _)) return Refuse("link", "/");
        await OwnerCookie.SignInAsync(context, account);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Content(LeadOn, "text/html");
    }

    private static async Task<RedirectHttpResult> SignOutAsync(IAntiforgery antiforgery, HttpContext context)
    {
        if (await antiforgery.IsRequestValidAsync(context)) await context.SignOutAsync(AccessSchemes.Owner);
        return TypedResults.LocalRedirect(SignInPaths.Page);
    }

    private static RedirectHttpResult Refuse(string error, string returnUrl) =>
        TypedResults.LocalRedirect($"{SignInPaths.Page}?error={error}&returnUrl={Uri.EscapeDataString(returnUrl)}");

    private static string LocalOrHome(string url) =>
        url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal) ? url : "/";
}
