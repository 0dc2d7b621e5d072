using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RearCloud.Core;

namespace RearCloud.Server.Sync.Carriers;

/// <summary>
/// Refuses browsers that come from another site: a page there could otherwise open a connection with the cookies of this one. Requests without an
/// Origin do not come from a page.
/// </summary>
internal static class OriginGuard
{
    public static TBuilder RefuseForeignOrigins<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint =>
        {
            var next = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context => IsAllowed(context) ? next(context) : RefuseAsync(context);
        });
        return builder;
    }

    private static bool IsAllowed(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0) return true;
        if (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, context.Request.Host.Value, StringComparison.OrdinalIgnoreCase))
            return true;
        return context.RequestServices.GetRequiredService<IOptions<SyncOptions>>().Value.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    private static Task RefuseAsync(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        SyncLog.ForeignOrigin(context.RequestServices.GetRequiredService<ILogger<SyncHub>>(), origin.Length > 200 ? origin[..200] : origin);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsJsonAsync(new Problem(
            "request.origin", "", "The page that asks belongs to another site.", "Open the server's own pages, or add the origin to RearCloud:Sync:AllowedOrigins."));
    }
}
