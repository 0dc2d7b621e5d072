using Grpc.Core;
using RearCloud.Core;
using RearCloud.Protocol.Frames;

namespace RearCloud.Server.Tests.Sync.Carriers;

public sealed class GrpcCarrierTests(SyncServer server) : CarrierContract(server, "grpc"), IClassFixture<SyncServer>
{
    [Fact]
    public async Task Without_a_token_the_call_is_not_authenticated()
    {
        await using var client = new GrpcCarrierClient(Server.Grpc, token: null);
        var refused = await Assert.ThrowsAsync<RpcException>(client.NextAsync);
        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
    }

    [Fact]
    public async Task A_page_of_another_site_is_refused()
    {
        await using var client = new GrpcCarrierClient(Server.Grpc, SyncServer.Token, "https://evil.example");
        var refused = await Assert.ThrowsAsync<RpcException>(client.NextAsync);
        Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
    }

    [Fact]
    public async Task Garbage_ends_its_own_call_with_a_clear_status_and_no_other()
    {
        await using var good = await ConnectAsync();
        await OpenAsync(good, "client-good");
        await using var bad = new GrpcCarrierClient(Server.Grpc, SyncServer.Token);
        await OpenAsync(bad, "client-bad");

        await bad.SendAsync([0x0f, 0xff, 0xff, 0x01, 0x02]);

        Assert.Equal("frame.malformed", (await NextAsync<ServerFrame.Refused>(bad)).Problem.Code);
        var ended = await Assert.ThrowsAsync<RpcException>(bad.NextAsync);
        Assert.Equal(StatusCode.InvalidArgument, ended.StatusCode);
        Assert.Contains("frame.malformed", ended.Status.Detail, StringComparison.Ordinal);
        await SendAsync(good, new ClientFrame.Ping(DateTimeOffset.UnixEpoch));
        await NextAsync<ServerFrame.Pong>(good);
    }

    [Fact]
    public async Task A_frame_above_the_limit_ends_the_call_with_a_clear_status()
    {
        await using var client = new GrpcCarrierClient(Server.Grpc, SyncServer.Token);
        await OpenAsync(client, "client-large");

        // The server may refuse it before all of it is sent.
        await Record.ExceptionAsync(() => client.SendAsync(new byte[Limits.FrameBytes + 1]));

        Assert.Equal("frame.too-large", (await NextAsync<ServerFrame.Refused>(client)).Problem.Code);
        var ended = await Assert.ThrowsAsync<RpcException>(client.NextAsync);
        Assert.Equal(StatusCode.ResourceExhausted, ended.StatusCode);
    }

    protected override Task<object> ConnectAsCarrierAsync() => Task.FromResult<object>(new GrpcCarrierClient(Server.Grpc, SyncServer.Token));
}
