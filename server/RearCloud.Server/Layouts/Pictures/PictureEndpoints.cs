using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Phones;
using RearCloud.Server.Accounts;
using RearCloud.Server.Http;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Layouts.Pictures;

/// <summary>Pictures over plain HTTP.</summary>
internal static class PictureEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/v1/layouts/{id}/picture.png", PictureAsync).ForMembers().WithTags("Layouts")
            .WithSummary("Paints a layout")
            .WithDescription(
                "A PNG by the panels' own painter. panel: a profile's id (reference). time: RFC 3339 (now). zone: IANA name (UTC). scale: 0.1 to 2 (1). " +
                "only, without: a widget's id. frame: x,y,width,height for the widget of 'only' instead of its own. " +
                "at: the sequence of a change, for the layout and its wallpaper as they were after it.")
            .Produces<byte[]>(StatusCodes.Status200OK, "image/png");
        endpoints.MapGet("/api/v1/panels/{id}/back.svg", Back).AllowAnonymous().WithTags("Panels")
            .WithSummary("Draws a phone's back")
            .WithDescription("An SVG with a transparent hole where the panel's picture goes; the lenses lie over the hole.")
            .Produces<string>(StatusCodes.Status200OK, "image/svg+xml");
    }

    private static Results<ContentHttpResult, ProblemResult> Back(string id, HttpContext context)
    {
        if (!PanelProfiles.TryFind(id, out var panel))
            return new ProblemResult(new Problem("picture.panel", "/id", $"There is no panel '{id}'.", $"Use one of {string.Join(", ", PanelProfiles.All.Select(p => p.Id))}."));
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Content(PhoneBack.Svg(panel), "image/svg+xml");
    }

    private static async Task<Results<FileContentHttpResult, ProblemResult>> PictureAsync(
        string id, string? panel, string? time, string? zone, string? scale, string? only, string? without, string? frame, string? at,
        HttpContext context, ILayoutPictures pictures, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!DocumentId.TryParse(id, out var layout))
            return new ProblemResult(new Problem("id.malformed", "/id", $"'{id}' is not an id.", $"Use 1 to {Limits.IdLength} of a-z A-Z 0-9 - _ ."));
        var read = PictureQuery.Read(new PictureQuery(panel, time, zone, scale, only, without, frame, at), clock.GetUtcNow());
        if (!read.TryGet(out var request, out var problem)) return new ProblemResult(problem);
        var painted = await pictures.RenderAsync(ActorClaims.Require(context.User).Stream, layout, request, cancellationToken);
        if (!painted.TryGet(out var png, out problem)) return new ProblemResult(problem);
        context.Response.Headers.CacheControl = "private, max-age=60";
        return TypedResults.File(png, "image/png");
    }
}
