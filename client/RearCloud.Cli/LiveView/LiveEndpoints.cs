using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RearCloud.Cli.Json;
using RearCloud.Core.Edits;
using RearCloud.Panel.Sinks;

namespace RearCloud.Cli.LiveView;

/// <summary>What a browser or a script can ask the live view for.</summary>
internal sealed class LiveEndpoints(LivePanel panel, LiveViewSink sink, CancellationToken ending)
{
    private readonly LivePage _page = new(panel);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", context => SendAsync(context, "text/html; charset=utf-8", _page.Html()));
        routes.MapGet("/live.css", context => SendAsync(context, "text/css; charset=utf-8", _page.Css));
        routes.MapGet("/phone.svg", context => SendAsync(context, "image/svg+xml; charset=utf-8", _page.Phone));
        routes.MapGet("/live.js", context => SendAsync(context, "text/javascript; charset=utf-8", LivePage.Script));
        routes.MapGet("/stream.mjpeg", context => WatchAsync(context, MjpegStream.SendAsync));
        routes.MapGet("/ws", SocketAsync);
        routes.MapGet("/frame.png", FrameAsync);
        routes.MapGet("/stats.json", context => SendJsonAsync(context, panel.Read(), RearJson.Default.LiveStatistics));
        routes.MapGet("/traces/{id}", TraceAsync);
        routes.MapGet("/health", context => SendJsonAsync(context, new LiveHealth("ok", panel.Presented), RearJson.Default.LiveHealth));
    }

    private static Task SendAsync(HttpContext context, string contentType, ReadOnlyMemory<byte> bytes)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static Task SendJsonAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type) =>
        SendAsync(context, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(value, type));

    private async Task FrameAsync(HttpContext context)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, ending);
        try
        {
            var frame = await sink.ReadPngAsync(cut.Token).ConfigureAwait(false);
            context.Response.Headers["RearCloud-Frame"] = $"{frame.Number}";
            await SendAsync(context, "image/png", frame.Bytes).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cut.IsCancellationRequested)
        {
            // The panel ends, or nobody waits for the picture any more.
        }
    }

    private Task TraceAsync(HttpContext context)
    {
        if (TraceId.TryParse((string?)context.Request.RouteValues["id"], out var id) && panel.FindTrace(id) is { } trace)
            return SendJsonAsync(context, trace, RearJson.Default.LiveTrace);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return SendJsonAsync(
            context,
            new Core.Problem("trace.unknown", "", "This panel knows no such trace.", $"Only the last {EditTraceLog.Capacity} are kept."),
            RearJson.Default.Problem);
    }

    private Task SocketAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest) return WatchAsync(context, FrameSocket.SendAsync);
        context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
        context.Response.Headers.Upgrade = "websocket";
        return context.Response.WriteAsync("Open this address as a WebSocket.", context.RequestAborted);
    }

    private async Task WatchAsync(HttpContext context, Func<HttpContext, LiveViewer, CancellationToken, Task> send)
    {
        using var viewer = sink.Join();
        if (viewer is null)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await context.Response.WriteAsync("Too many people look at this panel. Close another view.", context.RequestAborted).ConfigureAwait(false);
            return;
        }

        using var cut = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, ending);
        try
        {
            await send(context, viewer, cut.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (cut.IsCancellationRequested || e is IOException or WebSocketException or OperationCanceledException)
        {
            // The viewer left, or the panel ends: nobody is there to be told.
        }
    }
}
