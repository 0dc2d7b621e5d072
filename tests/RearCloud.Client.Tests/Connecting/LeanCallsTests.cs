using System.Net;
using RearCloud.Client.Carriers;

namespace RearCloud.Client.Tests.Connecting;

public sealed class LeanCallsTests
{
    [Fact]
    public async Task A_call_says_a_short_name_and_no_packings_and_keeps_all_else()
    {
        var server = new Recorder();
        using var http = new HttpMessageInvoker(new LeanCalls(server));
        using var call = new HttpRequestMessage(HttpMethod.Post, "http://127.0.0.1/rearcloud.sync.v1.SyncSession/Session");
        call.Headers.TryAddWithoutValidation("User-Agent", "grpc-dotnet/2 (.NET 10; linux; x64)");
        call.Headers.TryAddWithoutValidation("grpc-accept-encoding", "identity,gzip,deflate");
        call.Headers.TryAddWithoutValidation("authorization", "Bearer token");
        call.Headers.TE.ParseAdd("trailers");

        using var answer = await http.SendAsync(call, TestContext.Current.CancellationToken);

        Assert.Equal(["authorization: bearer token", "te: trailers", "user-agent: rearcloud"], server.Headers.Order());
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public IReadOnlyList<string> Headers { get; private set; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Headers = [.. request.Headers.Select(h => $"{h.Key}: {string.Join(',', h.Value)}".ToLowerInvariant())];
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
