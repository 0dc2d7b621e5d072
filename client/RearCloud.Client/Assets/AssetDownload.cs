using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using RearCloud.Core;

namespace RearCloud.Client.Assets;

/// <summary>Fetches assets over HTTP into the cache, and goes on where a broken download stopped.</summary>
/// <param name="cache">Where they go; it says for which panel images are.</param>
/// <param name="http">Carries the requests.</param>
/// <param name="server">The server's address.</param>
/// <param name="token">The device's token.</param>
internal sealed class AssetDownload(AssetCache cache, HttpClient http, Uri server, string token)
{
    private const string CorruptCode = "asset.corrupt";

    private const string NoVariantCode = "asset.no-variant";

    private const string DigestPrefix = "sha-256=:";

    private const int BufferBytes = 64 * 1024;

    /// <summary>Fetches one asset as the panel needs it, and the original if that cannot be had.</summary>
    /// <returns>Null if it is in the cache now, or the problem.</returns>
    public async Task<Problem?> FetchAsync(string name, CancellationToken cancellationToken)
    {
        var wanted = new AssetFile(name, cache.Panel);
        var problem = await FetchAsync(wanted, cancellationToken).ConfigureAwait(false);
        if (wanted.Panel is null) return problem;
        // What broke before may be the beginning of other bytes: the server may have made the image anew since.
        if (problem?.Code == CorruptCode) problem = await FetchAsync(wanted, cancellationToken).ConfigureAwait(false);
        return problem?.Code is CorruptCode or NoVariantCode ? await FetchAsync(wanted with { Panel = null }, cancellationToken).ConfigureAwait(false) : problem;
    }

    private async Task<Problem?> FetchAsync(AssetFile file, CancellationToken cancellationToken)
    {
        try
        {
            if (!(await CollectAsync(file, cancellationToken).ConfigureAwait(false)).TryGet(out var sha256, out var problem)) return problem;
            return await Task.Run(() => cache.Adopt(file, sha256), cancellationToken).ConfigureAwait(false) ? null : Corrupt(file.Asset);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && (e is HttpRequestException or IOException or OperationCanceledException or UnauthorizedAccessException))
        {
            return new Problem("asset.broken", "", $"The download of asset {file.Asset} broke: {e.Message}", "It goes on by itself.");
        }
    }

    // What the bytes of the collected part must have.
    private async Task<Result<string>> CollectAsync(AssetFile file, CancellationToken cancellationToken)
    {
        var (name, panel) = file;
        var part = new FileStream(cache.PartPathOf(file), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, BufferBytes, FileOptions.Asynchronous);
        await using var partDisposal = part.ConfigureAwait(false);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, panel is null ? $"/api/v1/assets/{name}" : $"/api/v1/assets/{name}?panel={panel}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (part.Length > 0) request.Headers.Range = new RangeHeaderValue(part.Length, null);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var sha256 = panel is null ? name : DigestOf(response) ?? name;
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                part.SetLength(0);
                break;
            case HttpStatusCode.PartialContent when response.Content.Headers.ContentRange?.From == part.Length:
                part.Seek(0, SeekOrigin.End);
                break;
            case HttpStatusCode.RequestedRangeNotSatisfiable:
                // Everything is here already, or the part is nonsense: its hash will tell.
                return sha256;
            case var status when panel is not null && IsOfTheVariant(status):
                return new Problem(NoVariantCode, "", $"The server answered {(int)status} for asset {name} as panel '{panel}' needs it.", "The original is fetched instead.");
            default:
                return new Problem("asset.status", "", $"The server answered {(int)response.StatusCode} for asset {name}.", "Upload the asset again if it is gone.");
        }

        return await CopyAsync(response, part, name, cancellationToken).ConfigureAwait(false) is { } problem ? problem : sha256;
    }

    // An older server may not know the panel, and an image may not let itself be made smaller; who is missing, not let in or busy is so for the original too.
    private static bool IsOfTheVariant(HttpStatusCode status) =>
        status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity
            or HttpStatusCode.InternalServerError;

    // RFC 9530: the SHA-256 of the whole, also where a part is sent.
    private static string? DigestOf(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Repr-Digest", out var values)) return null;
        var digest = values.SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries)).FirstOrDefault(v => v.StartsWith(DigestPrefix, StringComparison.Ordinal) && v.EndsWith(':'));
        if (digest is null) return null;
        var bytes = new byte[SHA256.HashSizeInBytes];
        return Convert.TryFromBase64String(digest[DigestPrefix.Length..^1], bytes, out var written) && written == bytes.Length ? Convert.ToHexStringLower(bytes) : null;
    }

    private static async Task<Problem?> CopyAsync(HttpResponseMessage response, FileStream part, string name, CancellationToken cancellationToken)
    {
        var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var contentDisposal = content.ConfigureAwait(false);
        var buffer = new byte[BufferBytes];
        while (await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var count and > 0)
        {
            if (part.Position + count > Limits.UploadBytes)
            {
                part.SetLength(0);
                return new Problem("asset.too-large", "", $"Asset {name} has more than {Limits.UploadBytes} bytes.", "Upload a smaller one.");
            }

            await part.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        }

        await part.FlushAsync(cancellationToken).ConfigureAwait(false);
        return null;
    }

    private static Problem Corrupt(string name) =>
        new(CorruptCode, "", $"What the server sent for asset {name} does not have that SHA-256.", "It is fetched again by itself.");
}
