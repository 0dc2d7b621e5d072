using System.Net;
using System.Net.Http.Headers;
using RearCloud.Core;

namespace RearCloud.Client.Assets;

/// <summary>Fetches assets over HTTP into the cache, and goes on where a broken download stopped.</summary>
internal sealed class AssetDownload(AssetCache cache, HttpClient http, Uri server, string token)
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Fetches one asset.</summary>
    /// <returns>Null if it is in the cache now, or the problem.</returns>
    public async Task<Problem?> FetchAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await CollectAsync(name, cancellationToken).ConfigureAwait(false) is { } problem
                ? problem
                : await Task.Run(() => cache.Adopt(name), cancellationToken).ConfigureAwait(false) ? null : Corrupt(name);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && (e is HttpRequestException or IOException or OperationCanceledException or UnauthorizedAccessException))
        {
            return new Problem("asset.broken", "", $"The download of asset {name} broke: {e.Message}", "It goes on by itself.");
        }
    }

    private async Task<Problem?> CollectAsync(string name, CancellationToken cancellationToken)
    {
        var part = new FileStream(cache.PartPathOf(name), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, BufferBytes, FileOptions.Asynchronous);
        await using var partDisposal = part.ConfigureAwait(false);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, $"/api/v1/assets/{name}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (part.Length > 0) request.Headers.Range = new RangeHeaderValue(part.Length, null);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
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
                return null;
            default:
                return new Problem("asset.status", "", $"The server answered {(int)response.StatusCode} for asset {name}.", "Upload the asset again if it is gone.");
        }

        return await CopyAsync(response, part, name, cancellationToken).ConfigureAwait(false);
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
        new("asset.corrupt", "", $"What the server sent for asset {name} does not have that SHA-256.", "It is fetched again by itself.");
}
