using Microsoft.AspNetCore.Http;

namespace RearCloud.Cli.LiveView;

/// <summary>
/// Keeps foreign pages out: a page of another origin may not open the socket, and a name that was pointed at this machine may not read anything
/// while the view listens on the machine alone.
/// </summary>
/// <param name="next">What comes after.</param>
/// <param name="isLoopback">True if only this machine can reach the view.</param>
internal sealed class LiveGuard(RequestDelegate next, bool isLoopback)
{
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-site";
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        if (isLoopback && context.Request.Host.Host is not ("127.0.0.1" or "localhost" or "[::1]")) return RefuseAsync(context, "This name does not belong to this machine.");
        if (IsForeign(context.Request)) return RefuseAsync(context, "Another site may not look at this panel.");
        return next(context);
    }

    /// <summary>A browser names the page's origin when it opens a socket or reads across origins; other programs name none.</summary>
    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin is [{ Length: > 0 } origin] && origin != $"{request.Scheme}://{request.Host}";

    private static Task RefuseAsync(HttpContext context, string reason)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(reason, context.RequestAborted);
    }
}
