using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using RearCloud.Protocol;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;

namespace RearCloud.Server.Tests.Sync.Carriers;

/// <summary>The hub's JSON format by hand over a bare WebSocket: unlike the library, it takes nothing from the connection before it is asked.</summary>
internal sealed class RawHubClient : ICarrierClient
{
    private const byte RecordSeparator = 0x1e;

    private readonly ClientWebSocket _socket = new();
    private readonly List<byte> _received = [];

    public static async Task<RawHubClient> ConnectAsync(Uri server, string token)
    {
        var client = new RawHubClient();
        var address = new UriBuilder(server) { Scheme = "ws", Path = SyncHubContract.Path, Query = $"access_token={token}" };
        await client._socket.ConnectAsync(address.Uri, TestContext.Current.CancellationToken);
        await client.WriteAsync("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", await client.ReadAsync());
        await client.WriteAsync($$"""{"type":4,"invocationId":"1","target":"{{SyncHubContract.Session}}","arguments":[],"streamIds":["2"]}""");
        return client;
    }

    public Task SendAsync(byte[] bytes) => WriteAsync($$"""{"type":2,"invocationId":"2","item":"{{Convert.ToBase64String(bytes)}}"}""");

    public async Task<ServerFrame?> NextAsync()
    {
        while (true)
        {
            var message = JsonElement.Parse(await ReadAsync());
            switch (message.GetProperty("type").GetInt32())
            {
                case 2:
                    return FrameCodec.DecodeServer(message.GetProperty("item").GetBytesFromBase64()).Value;
                case 3:
                    return null;
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task WriteAsync(string message) =>
        _socket.SendAsync((byte[])[.. Encoding.UTF8.GetBytes(message), RecordSeparator], WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    private async Task<string> ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        int end;
        while ((end = _received.IndexOf(RecordSeparator)) < 0)
        {
            var got = await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            Assert.NotEqual(WebSocketMessageType.Close, got.MessageType);
            _received.AddRange(buffer.AsSpan(0, got.Count));
        }

        var message = Encoding.UTF8.GetString([.. _received.GetRange(0, end)]);
        _received.RemoveRange(0, end + 1);
        return message;
    }
}
