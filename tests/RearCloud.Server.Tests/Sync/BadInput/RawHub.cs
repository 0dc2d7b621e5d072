using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using RearCloud.Protocol;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;

namespace RearCloud.Server.Tests.Sync.BadInput;

/// <summary>The hub over a bare WebSocket, in either format, so that everything inside and around a frame may be wrong.</summary>
internal sealed class RawHub : IInvocationBinder, IDisposable
{
    private const string Call = "1";
    private const string Frames = "2";

    private readonly ClientWebSocket _socket = new();
    private readonly IHubProtocol _protocol;
    private readonly WebSocketMessageType _type;
    private readonly List<byte> _received = [];

    private RawHub(bool useMessagePack)
    {
        _protocol = useMessagePack ? new MessagePackHubProtocol() : new JsonHubProtocol();
        _type = useMessagePack ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
    }

    /// <summary>Connects, agrees on the format and begins the call of a session.</summary>
    public static async Task<RawHub> ConnectAsync(Uri server, string token, bool useMessagePack, CancellationToken cancellationToken)
    {
        var hub = new RawHub(useMessagePack);
        var address = new UriBuilder(server) { Scheme = "ws", Path = SyncHubContract.Path, Query = $"access_token={token}" };
        await hub._socket.ConnectAsync(address.Uri, cancellationToken);
        await hub.SendAsync(Encoding.UTF8.GetBytes($$"""{"protocol":"{{hub._protocol.Name}}","version":1}""" + "\u001e"), cancellationToken);
        await hub.SendAsync(hub.Message(new StreamInvocationMessage(Call, SyncHubContract.Session, [], [Frames])), cancellationToken);
        while (hub._received.IndexOf(0x1e) < 0) Assert.True(await hub.ReceiveAsync(cancellationToken));
        hub._received.RemoveRange(0, hub._received.IndexOf(0x1e) + 1);
        return hub;
    }

    public byte[] Item(byte[] frame) => Message(new StreamItemMessage(Frames, frame));

    /// <summary>Sends bytes as one message of the socket; nothing if the server has hung up.</summary>
    public async Task SendAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _socket.SendAsync(bytes, _type, true, cancellationToken);
        }
        catch (WebSocketException)
        {
            // What it said before is still to be read.
        }
    }

    /// <summary>Sends each byte by itself.</summary>
    public async Task SendByteByByteAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        for (var i = 0; i < bytes.Length; i++) await _socket.SendAsync(bytes.AsMemory(i, 1), _type, i == bytes.Length - 1, cancellationToken);
    }

    /// <summary>Says that no frame follows and reads what the server has to say.</summary>
    public async Task<IReadOnlyList<ServerFrame>> EndAsync(CancellationToken cancellationToken)
    {
        await SendAsync(Message(CompletionMessage.Empty(Frames)), cancellationToken);
        var frames = new List<ServerFrame>();
        while (await NextAsync(cancellationToken) is { } frame) frames.Add(frame);
        return frames;
    }

    /// <summary>The next frame; null when the call or the connection is over.</summary>
    public async Task<ServerFrame?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (Parsed())
            {
                case StreamItemMessage { Item: byte[] frame }:
                    return FrameCodec.DecodeServer(frame).Value;
                case CompletionMessage or CloseMessage:
                    return null;
                case null when !await ReceiveAsync(cancellationToken):
                    return null;
            }
        }
    }

    /// <summary>Closes its side and waits until the server has closed the other.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
            while (await ReceiveAsync(cancellationToken)) _received.Clear();
        }
        catch (WebSocketException)
        {
            // Cut off.
        }
    }

    public Type GetReturnType(string invocationId) => typeof(byte[]);

    public IReadOnlyList<Type> GetParameterTypes(string methodName) => [];

    public Type GetStreamItemType(string streamId) => typeof(byte[]);

    public void Dispose() => _socket.Dispose();

    private byte[] Message(HubMessage message) => _protocol.GetMessageBytes(message).ToArray();

    private HubMessage? Parsed()
    {
        var all = new ReadOnlySequence<byte>([.. _received]);
        var rest = all;
        if (!_protocol.TryParseMessage(ref rest, this, out var message)) return null;
        _received.RemoveRange(0, (int)(all.Length - rest.Length));
        return message;
    }

    private async Task<bool> ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            var got = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (got.MessageType == WebSocketMessageType.Close) return false;
            _received.AddRange(buffer.AsSpan(0, got.Count));
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }
}
