using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;
using RearCloud.Server.Sync;
using Wire = RearCloud.Protocol.Wire;

namespace RearCloud.Server.Tests.Sync.BadInput;

/// <summary>Clients that take their time with what opens a session.</summary>
public sealed class SlowHelloTests(SyncServer server) : IClassFixture<SyncServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hello_that_comes_byte_by_byte_is_welcome_over_grpc()
    {
        using var grpc = new RawGrpc(server.Grpc, SyncServer.Token);

        var (status, answer) = await grpc.CallAsync(RawGrpc.Session, new Dripping(RawGrpc.Framed(HostileFrames.Hello(1))), Cancellation);

        Assert.Equal("0", status);
        var length = answer[4] + (answer[3] << 8);
        Assert.IsType<ServerFrame.Welcome>(FrameCodec.DecodeServer(answer.AsSpan(5, length)).Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hello_that_comes_byte_by_byte_is_welcome_over_the_hub(bool useMessagePack)
    {
        using var hub = await RawHub.ConnectAsync(server.Http, SyncServer.Token, useMessagePack, Cancellation);

        await hub.SendByteByByteAsync(hub.Item(HostileFrames.Hello(2)), Cancellation);

        Assert.IsType<ServerFrame.Welcome>(await hub.NextAsync(Cancellation));
    }

    [Fact]
    public async Task A_hello_that_comes_byte_by_byte_is_answered_as_a_single_call()
    {
        var hello = new Wire.Hello { ProtocolVersion = 1, ClientId = "dripping" };
        using var grpc = new RawGrpc(server.Grpc, SyncServer.Token);
        Assert.Equal("0", (await grpc.CallAsync(RawGrpc.Pull, new Dripping(RawGrpc.Framed(hello.ToByteArray())), Cancellation)).Status);

        using var http = new HttpClient { BaseAddress = server.Http };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sync/pull") { Content = new Dripping(Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(hello))) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", SyncServer.Token);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await http.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Half_a_hello_is_none_and_is_ended_in_time_over_every_stream()
    {
        var options = server.Services.GetRequiredService<IOptions<SyncOptions>>().Value;
        var usual = options.HelloTimeout;
        options.HelloTimeout = TimeSpan.FromMilliseconds(200);
        try
        {
            using var grpc = new RawGrpc(server.Grpc, SyncServer.Token);
            var half = RawGrpc.Framed(HostileFrames.Hello(3))[..9];
            var (_, answer) = await grpc.CallAsync(RawGrpc.Session, new Dripping(half, staysOpen: true), Cancellation);
            Assert.Equal("session.hello-late", Assert.IsType<ServerFrame.Goodbye>(FrameCodec.DecodeServer(answer.AsSpan(5)).Value).Reason.Code);

            foreach (var useMessagePack in (bool[])[true, false])
            {
                using var hub = await RawHub.ConnectAsync(server.Http, SyncServer.Token, useMessagePack, Cancellation);
                await hub.SendAsync(hub.Item(HostileFrames.Hello(4))[..^9], Cancellation);
                Assert.Equal("session.hello-late", Assert.IsType<ServerFrame.Goodbye>(await hub.NextAsync(Cancellation)).Reason.Code);
            }
        }
        finally
        {
            options.HelloTimeout = usual;
        }

        Assert.Empty(server.Log.Errors);
    }

    /// <summary>A body whose bytes are sent one by one, and whose end may never come.</summary>
    private sealed class Dripping(byte[] bytes, bool staysOpen = false) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, default);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            foreach (var one in bytes)
            {
                await stream.WriteAsync(new[] { one }, cancellationToken);
                await stream.FlushAsync(cancellationToken);
            }

            if (staysOpen) await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
