using System.Net;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using RearCloud.Core;
using RearCloud.Protocol;
using RearCloud.Protocol.Frames;

namespace RearCloud.Server.Tests.Sync.Carriers;

public sealed class MessagePackHubTests(SyncServer server) : HubCarrierTests(server, useMessagePack: true);

public sealed class JsonHubTests(SyncServer server) : HubCarrierTests(server, useMessagePack: false);

public abstract class HubCarrierTests(SyncServer server, bool useMessagePack) : CarrierContract(server, "signalr"), IClassFixture<SyncServer>
{
    [Fact]
    public async Task Without_a_token_the_hub_is_closed()
    {
        await using var client = new HubCarrierClient(Server.Http, token: null, useMessagePack);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(client.OpenAsync);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    public async Task A_page_of_another_site_is_refused(string origin)
    {
        await using var client = new HubCarrierClient(Server.Http, SyncServer.Token, useMessagePack, origin);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(client.OpenAsync);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_web_socket_of_another_site_is_refused_without_negotiation()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Http, $"{SyncHubContract.Path}?access_token={SyncServer.Token}"));
        request.Headers.Add("Origin", "https://evil.example");
        request.Headers.Add("Connection", "Upgrade");
        request.Headers.Add("Upgrade", "websocket");
        request.Headers.Add("Sec-WebSocket-Version", "13");
        request.Headers.Add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("request.origin", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_servers_own_pages_and_named_origins_are_let_in()
    {
        foreach (var origin in new[] { Server.Http.GetLeftPart(UriPartial.Authority), "https://friend.example" })
        {
            await using var client = new HubCarrierClient(Server.Http, SyncServer.Token, useMessagePack, origin);
            await client.OpenAsync();
            await OpenAsync(client, "client-origin");
        }
    }

    [Fact]
    public async Task Garbage_is_refused_and_ends_the_session_only_when_it_does_not_stop()
    {
        await using var client = (HubCarrierClient)await ConnectAsync();
        await OpenAsync(client, "client-bad");

        await client.SendAsync([0x0f, 0xff, 0xff, 0x01, 0x02]);
        Assert.Equal("frame.malformed", (await NextAsync<ServerFrame.Refused>(client)).Problem.Code);
        await SendAsync(client, new ClientFrame.Ping(DateTimeOffset.UnixEpoch));
        await NextAsync<ServerFrame.Pong>(client);

        for (var i = 0; i < 8; i++)
        {
            await client.SendAsync([0xff]);
            await NextAsync<ServerFrame.Refused>(client);
        }

        var goodbye = await NextAsync<ServerFrame.Goodbye>(client);
        Assert.Equal("session.wrong-frames", goodbye.Reason.Code);
        Assert.NotNull(goodbye.RetryAfter);
    }

    [Fact]
    public async Task A_frame_above_the_limit_is_refused()
    {
        await using var client = await ConnectAsync();
        await OpenAsync(client, "client-large");

        await client.SendAsync(new byte[Limits.FrameBytes + 1]);

        Assert.Equal("frame.too-large", (await NextAsync<ServerFrame.Refused>(client)).Problem.Code);
    }

    [Fact]
    public async Task A_message_far_above_the_limit_closes_the_connection()
    {
        await using var client = (HubCarrierClient)await ConnectAsync();
        await OpenAsync(client, "client-huge");
        var closed = new TaskCompletionSource();
        client.Connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };

        await client.SendAsync(new byte[Limits.FrameBytes * 2]);

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_connection_has_one_session()
    {
        await using var client = (HubCarrierClient)await ConnectAsync();
        await OpenAsync(client, "client-once");

        var second = client.Connection.StreamAsync<byte[]>(SyncHubContract.Session, System.Threading.Channels.Channel.CreateUnbounded<byte[]>().Reader, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<HubException>(async () => await second.GetAsyncEnumerator(TestContext.Current.CancellationToken).MoveNextAsync());
        Assert.Contains("session.again", refused.Message, StringComparison.Ordinal);
    }

    protected override async Task<object> ConnectAsCarrierAsync()
    {
        var client = new HubCarrierClient(Server.Http, SyncServer.Token, useMessagePack);
        await client.OpenAsync();
        return client;
    }

    protected override async Task<object> ConnectSlowAsync() => await RawHubClient.ConnectAsync(Server.Http, SyncServer.Token);
}
