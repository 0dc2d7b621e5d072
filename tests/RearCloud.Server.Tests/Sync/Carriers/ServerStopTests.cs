using RearCloud.Protocol;
using RearCloud.Protocol.Frames;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Mapping;

namespace RearCloud.Server.Tests.Sync.Carriers;

public sealed class ServerStopTests
{
    [Fact]
    public async Task A_server_that_stops_says_goodbye_and_when_to_come_back()
    {
        await using var server = new SyncServer();
        await server.InitializeAsync();
        await using var grpc = new GrpcCarrierClient(server.Grpc, SyncServer.Token);
        await using var hub = new HubCarrierClient(server.Http, SyncServer.Token, useMessagePack: true);
        await hub.OpenAsync();
        var ends = new List<Task<ServerFrame.Goodbye>>();
        foreach (var client in new ICarrierClient[] { grpc, hub })
        {
            await client.SendAsync(FrameCodec.Encode(new ClientFrame.Hello(ProtocolVersions.Current, new ClientId("c"), "test 1", [])));
            Assert.IsType<ServerFrame.Welcome>(await client.NextAsync());
            ends.Add(GoodbyeAsync(client));
        }

        var stopping = server.StopAsync();

        foreach (var goodbye in await Task.WhenAll(ends).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken))
        {
            Assert.Equal("server.stopping", goodbye.Reason.Code);
            Assert.NotNull(goodbye.RetryAfter);
        }

        await stopping;
    }

    private static async Task<ServerFrame.Goodbye> GoodbyeAsync(ICarrierClient client)
    {
        while (true)
        {
            if (await client.NextAsync() is ServerFrame.Goodbye goodbye) return goodbye;
        }
    }
}
