using RearCloud.Client.Tests.Scripted;
using RearCloud.Core.Documents;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Servers;

namespace RearCloud.Client.Tests.Server;

/// <summary>A client that follows some kinds only, from its first contact on.</summary>
public sealed class ViewTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ClientCarrier.Grpc)]
    [InlineData(ClientCarrier.SignalR)]
    [InlineData(ClientCarrier.Http)]
    public async Task Nothing_comes_of_kinds_that_the_client_does_not_follow(ClientCarrier carrier)
    {
        await using var server = await ServerFixture.StartAsync();
        await using var all = await OpenAsync(server, "all", ClientCarrier.Grpc);
        await using var some = await OpenAsync(server, "some", carrier, DocumentKind.Wallpaper);
        await some.UntilStateAsync<SyncState.UpToDate>();
        for (var i = 0; i < 3; i++)
        {
            var layout = new DocumentKey(DocumentKind.Layout, new DocumentId($"layout-{i}"));
            Assert.True((await all.CreateAsync(layout, Given.Json("""{"format":1,"name":"Home","widgets":{}}"""), Stop)).IsSuccess);
            Assert.True((await all.EditAsync(Given.Create($"theirs-{i}"), Stop)).IsSuccess);
            await all.UntilAsync(c => c.WaitingMutations == 0);
            // The answer to an edit of one's own brings what others made.
            Assert.True((await some.EditAsync(Given.Create($"mine-{i}"), Stop)).IsSuccess);
            var theirs = Given.Wallpaper($"theirs-{i}");
            await some.UntilAsync(c => c.WaitingMutations == 0 && c.Documents.ContainsKey(theirs));
        }

        Assert.All(some.Documents.Keys, key => Assert.Equal(DocumentKind.Wallpaper, key.Kind));
        Assert.Equal(6, some.Documents.Count);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<RearCloudClient> OpenAsync(ServerFixture server, string folder, ClientCarrier carrier, params IReadOnlyList<DocumentKind> kinds)
    {
        var device = await server.EnrolDeviceAsync(cancellationToken: Stop);
        return await RearCloudClient.OpenAsync(
            new RearCloudClientOptions { DataFolder = _folder[folder], Server = server.Http, Grpc = server.Grpc, Token = device.Token, Carrier = carrier, Kinds = kinds, Random = new Random(1) }, Stop);
    }
}
