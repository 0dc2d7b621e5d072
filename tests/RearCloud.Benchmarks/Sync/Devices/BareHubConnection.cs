using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Benchmarks.Sync.Bare;

namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>A connection to the bare hub.</summary>
internal sealed class BareHubConnection : IAsyncDisposable
{
    private readonly HubConnection _connection;

    private BareHubConnection(HubConnection connection) => _connection = connection;

    /// <param name="server">The bare server.</param>
    /// <param name="onPush">Called with what was pushed.</param>
    public static async Task<BareHubConnection> OpenAsync(Uri server, Action<byte[]>? onPush = null)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(server, BareHub.Path), HttpTransportType.WebSockets, options => options.SkipNegotiation = true)
            .AddMessagePackProtocol()
            .Build();
        if (onPush is not null) connection.On(nameof(BareHub.Push), onPush);
        await connection.StartAsync();
        return new BareHubConnection(connection);
    }

    public Task PushAsync(byte[] bytes) => _connection.SendAsync(nameof(BareHub.Push), bytes);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
