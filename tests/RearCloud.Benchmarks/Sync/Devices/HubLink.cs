using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using RearCloud.Protocol;

namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>A session over SignalR, as the client library opens one: JSON over a WebSocket.</summary>
internal sealed class HubLink : ILink
{
    private readonly HubConnection _connection;
    private readonly Channel<byte[]> _outgoing = Channel.CreateBounded<byte[]>(1);
    private IAsyncEnumerator<byte[]>? _frames;

    private HubLink(HubConnection connection) => _connection = connection;

    public static async Task<HubLink> OpenAsync(Uri server, string token)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(server, SyncHubContract.Path), HttpTransportType.WebSockets, options =>
            {
                options.SkipNegotiation = true;
                options.AccessTokenProvider = () => Task.FromResult<string?>(token);
            })
            .Build();
        await connection.StartAsync();
        return new HubLink(connection);
    }

    public async Task SendAsync(byte[] message)
    {
        await _outgoing.Writer.WriteAsync(message);
        _frames ??= _connection.StreamAsync<byte[]>(SyncHubContract.Session, _outgoing.Reader).GetAsyncEnumerator();
    }

    public async Task<byte[]?> ReceiveAsync()
    {
        try
        {
            return await _frames!.MoveNextAsync() ? _frames.Current : null;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HubException or InvalidOperationException or WebSocketException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _outgoing.Writer.TryComplete();
        await _connection.DisposeAsync();
    }
}
