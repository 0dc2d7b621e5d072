using System.Text;
using Microsoft.AspNetCore.Http;
using RearCloud.Panel.Sinks;

namespace RearCloud.Cli.LiveView;

/// <summary>Frames as one endless picture, which every browser shows in an <c>img</c> without script.</summary>
/// <remarks>
/// Format: <c>multipart/x-mixed-replace</c>; the parts are JPEG files. Chromium shows a part when the head of the next one has come, so that is sent
/// at once; hence it tells no length, which is not known yet.
/// </remarks>
internal static class MjpegStream
{
    private const string Boundary = "rearcloud-frame";

    private static readonly byte[] Between = Encoding.ASCII.GetBytes($"\r\n--{Boundary}\r\nContent-Type: image/jpeg\r\n\r\n");

    public static async Task SendAsync(HttpContext context, LiveViewer viewer, CancellationToken cancellationToken)
    {
        context.Response.ContentType = $"multipart/x-mixed-replace; boundary={Boundary}";
        context.Response.Headers.CacheControl = "no-store";
        var body = context.Response.BodyWriter;
        await body.WriteAsync(Between.AsMemory(2), cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var frame = await viewer.NextAsync(cancellationToken).ConfigureAwait(false);
            await body.WriteAsync(frame.Bytes, cancellationToken).ConfigureAwait(false);
            await body.WriteAsync(Between, cancellationToken).ConfigureAwait(false);
        }
    }
}
