using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using RearCloud.Server.Http;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Accounts.Signing;

/// <summary>The cookie that keeps an owner's browser signed in.</summary>
internal static class OwnerCookie
{
    private const string Name = "rearcloud";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        // Secure whenever the browser came by https; a server on a desk is reached by http.
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = AccountLimits.CookieLife;
        options.SlidingExpiration = true;
        options.LoginPath = SignInPaths.Page;
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = context => RefuseAsync(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => RefuseAsync(context, StatusCodes.Status403Forbidden);
    }

    public static Task SignInAsync(HttpContext context, Account account) =>
        context.SignInAsync(
            AccessSchemes.Owner,
            ActorClaims.ToPrincipal(account.Actor, AccessSchemes.Owner),
            new AuthenticationProperties { IsPersistent = true });

    // People are led to the sign-in page; programs get the status.
    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        var isPage = HttpMethods.IsGet(context.Request.Method) && !ApiErrors.IsForPrograms(context.Request.Path)
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (isPage) context.Response.Redirect(context.RedirectUri);
        else context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
