using System.Text;
using Microsoft.AspNetCore.Http;
using RearCloud.Panel.Sinks;

namespace RearCloud.Cli.LiveView;

/// <summary>Frames as one endless picture, which every browser shows in an <c>img</c> without script.</summary>
/// <remarks>Format: <c>multipart/x-mixed-replace</c>; the parts are JPEG files. Browsers show a part when its closing boundary has come, so it is sent at once.</remarks>
internal static class MjpegStream
{
    private const string Boundary = "rearcloud-frame";

    private static readonly byte[] Between = Encoding.ASCII.GetBytes($"\r\n--{Boundary}\r\n");

    public static async Task SendAsync(HttpContext context, LiveViewer viewer, CancellationToken cancellationToken)
    {
        context.Response.ContentType = $"multipart/x-mixed-replace; boundary={Boundary}";
        context.Response.Headers.CacheControl = "no-store";
        var body = context.Response.BodyWriter;
        await body.WriteAsync(Between.AsMemory(2), cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var frame = await viewer.NextAsync(cancellationToken).ConfigureAwait(false);
            var head = Encoding.ASCII.GetBytes($"Content-Type: image/jpeg\r\nContent-Length: {frame.Bytes.Length}\r\n\r\n");
            await body.WriteAsync(head, cancellationToken).ConfigureAwait(false);
            await body.WriteAsync(frame.Bytes, cancellationToken).ConfigureAwait(false);
            await body.WriteAsync(Between, cancellationToken).ConfigureAwait(false);
        }
    }
}
