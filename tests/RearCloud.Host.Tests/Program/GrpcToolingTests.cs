using System.Net;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Net.Client.Web;
using Grpc.Reflection.V1Alpha;
using RearCloud.TestKit.Servers;

namespace RearCloud.Host.Tests.Program;

/// <summary>What probes and tools ask a gRPC server, with clients that are not ours.</summary>
public sealed class GrpcToolingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Health_answers_over_http2_and_over_grpc_web()
    {
        await using var server = await ServerFixture.StartAsync(new ServerOptions());
        using var http2 = GrpcChannel.ForAddress(server.Grpc);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await HealthAsync(http2));

        var handler = new GrpcWebHandler(GrpcWebMode.GrpcWebText, new HttpClientHandler());
        using var web = GrpcChannel.ForAddress(server.Http, new GrpcChannelOptions { HttpHandler = handler, HttpVersion = HttpVersion.Version11 });
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await HealthAsync(web));
    }

    [Fact]
    public async Task Reflection_names_the_session_service()
    {
        await using var server = await ServerFixture.StartAsync(new ServerOptions());
        using var channel = GrpcChannel.ForAddress(server.Grpc);
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo(cancellationToken: Cancellation);
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" }, Cancellation);
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));
        Assert.Contains("rearcloud.sync.v1.SyncSession", call.ResponseStream.Current.ListServicesResponse.Service.Select(s => s.Name));
        await call.RequestStream.CompleteAsync();
    }

    private static async Task<HealthCheckResponse.Types.ServingStatus> HealthAsync(GrpcChannel channel) =>
        (await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest(), cancellationToken: Cancellation)).Status;
}
