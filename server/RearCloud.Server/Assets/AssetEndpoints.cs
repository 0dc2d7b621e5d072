using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Server.Accounts;
using RearCloud.Server.Assets.Variants;
using RearCloud.Server.Http;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Assets;

/// <summary>Uploading and downloading assets.</summary>
internal static class AssetEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/v1/assets").WithTags("Assets");
        // The body is counted while it is read: the host's own limit would answer without words.
        group.MapPost("/", StoreAsync).ForOwner().WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<byte[]>("image/*", "multipart/form-data")
            .WithSummary("Uploads an image")
            .WithDescription("As the body with an image/* content type, or as the first file of a multipart form. It is decoded, scaled and written anew; the answer names what is stored.");
        group.MapGet("/{sha256}", OpenAsync).ForMembers()
            .WithSummary("Downloads an asset")
            .WithDescription("One of the account, or one that a document of a shared stream names which the account may read. Immutable: cache it for ever. Takes If-None-Match and Range. With a panel's id it is made no larger than that panel needs to be covered; Repr-Digest says the SHA-256 of what is sent.");
    }

    private static async Task<Results<Created<AssetInfo>, ProblemResult>> StoreAsync(IAssets assets, HttpContext context, CancellationToken cancellationToken)
    {
        var file = await FindFileAsync(context.Request, cancellationToken);
        if (!file.TryGet(out var upload, out var refused)) return new ProblemResult(refused);
        var stored = await assets.StoreImageAsync(ActorClaims.Require(context.User), upload.Bytes, upload.Name, cancellationToken);
        return stored.TryGet(out var asset, out var problem) ? TypedResults.Created($"/api/v1/assets/{asset.Sha256}", asset) : new ProblemResult(problem);
    }

    private static async Task<Results<FileStreamHttpResult, ProblemResult>> OpenAsync(
        string sha256, string? panel, IAssets assets, AssetVariants variants, HttpContext context, CancellationToken cancellationToken)
    {
        if (await assets.FindReadableAsync(ActorClaims.Require(context.User), sha256, cancellationToken) is not { } asset) return new ProblemResult(AssetProblems.Missing(sha256));
        var wanted = new AssetVariant(asset.Sha256, asset.ContentType);
        if (panel is not null)
        {
            if (!PanelProfiles.TryFind(panel, out var profile)) return new ProblemResult(AssetProblems.PanelUnknown(panel));
            if (!(await variants.GetAsync(asset, profile, cancellationToken)).TryGet(out wanted, out var problem)) return new ProblemResult(problem);
        }

        if (await assets.OpenAsync(wanted.Sha256, cancellationToken) is not { } bytes) return new ProblemResult(AssetProblems.Missing(sha256));
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        // RFC 9530: what the whole has, also where a part is sent.
        context.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(wanted.Sha256))}:";
        return TypedResults.Stream(bytes, wanted.ContentType, entityTag: new EntityTagHeaderValue($"\"{wanted.Sha256}\""), enableRangeProcessing: true);
    }

    private static async Task<Result<(Stream Bytes, string? Name)>> FindFileAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)) return RequestProblems.ContentType;
        if (type.Type.Equals("image", StringComparison.OrdinalIgnoreCase)) return (request.Body, null);
        if (!type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) || type.Boundary.Length is 0 or > 70) return RequestProblems.ContentType;

        try
        {
            var parts = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), request.Body);
            while (await parts.ReadNextSectionAsync(cancellationToken) is { } part)
            {
                if (part.AsFileSection() is { FileStream: { } bytes } file) return (bytes, file.FileName);
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return RequestProblems.Malformed("The multipart body ends or breaks off before its file does.");
        }

        return AssetProblems.NoFile;
    }
}
