using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Protocol;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;

namespace RearCloud.Server.Tests.Sync.Carriers;

/// <summary>A session over the hub, in either of its formats.</summary>
internal sealed class HubCarrierClient : ICarrierClient
{
    private readonly HubConnection _connection;
    private readonly Channel<byte[]> _frames = Channel.CreateUnbounded<byte[]>();
    private IAsyncEnumerator<byte[]>? _answers;

    public HubCarrierClient(Uri server, string? token, bool useMessagePack, string? origin = null)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(server, SyncHubContract.Path), options =>
        {
            options.AccessTokenProvider = () => Task.FromResult(token);
            if (origin is not null) options.Headers["Origin"] = origin;
        });
        if (useMessagePack) builder.AddMessagePackProtocol();
        _connection = builder.Build();
    }

    public HubConnection Connection => _connection;

    public async Task OpenAsync()
    {
        await _connection.StartAsync(TestContext.Current.CancellationToken);
        _answers = _connection.StreamAsync<byte[]>(SyncHubContract.Session, _frames.Reader, TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
    }

    public async Task SendAsync(byte[] bytes) => await _frames.Writer.WriteAsync(bytes);

    public async Task<ServerFrame?> NextAsync() => await _answers!.MoveNextAsync() ? FrameCodec.DecodeServer(_answers.Current).Value : null;

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();
}
