using Microsoft.AspNetCore.Builder;

namespace RearCloud.Server.Http;

/// <summary>Headers that tell a browser what these pages never do.</summary>
internal static class SecurityHeaders
{
    // Component styles are written into the page, so style needs 'unsafe-inline'; scripts are files only. Live views of panels stand on other ports.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: http://127.0.0.1:* http://localhost:*; " +
        "font-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // No page comes of a gRPC call, and a device pays for each byte.
        if (GrpcRequest.Is(context.Request)) return next(context);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    });
}
