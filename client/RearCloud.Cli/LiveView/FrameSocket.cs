using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using RearCloud.Panel.Sinks;

namespace RearCloud.Cli.LiveView;

/// <summary>Frames as binary messages, one JPEG each, whenever the panel changes. What the viewer says is not listened to, only that it leaves.</summary>
internal static class FrameSocket
{
    public static async Task SendAsync(HttpContext context, LiveViewer viewer, CancellationToken cancellationToken)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var listening = ListenAsync(socket, left);
        try
        {
            while (true)
            {
                var frame = await viewer.NextAsync(left.Token).ConfigureAwait(false);
                await socket.SendAsync(frame.Bytes, WebSocketMessageType.Binary, endOfMessage: true, left.Token).ConfigureAwait(false);
            }
        }
        finally
        {
            await left.CancelAsync().ConfigureAwait(false);
            await listening.ConfigureAwait(false);
        }
    }

    private static async Task ListenAsync(WebSocket socket, CancellationTokenSource left)
    {
        var ignored = new byte[256];
        try
        {
            while ((await socket.ReceiveAsync(ignored.AsMemory(), left.Token).ConfigureAwait(false)).MessageType != WebSocketMessageType.Close)
            {
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, left.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // It left without a word, or the panel ends.
        }

        await left.CancelAsync().ConfigureAwait(false);
    }
}
