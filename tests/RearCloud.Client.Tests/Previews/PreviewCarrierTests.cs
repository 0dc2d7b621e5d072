using RearCloud.Client.Tests.Scripted;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Servers;

namespace RearCloud.Client.Tests.Previews;

/// <summary>A preview from a client to another through the real server. Single requests carry none.</summary>
public sealed class PreviewCarrierTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ServerFixture _server = null!;
    private TestDevice _device = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerFixture.StartAsync(new ServerOptions { Settings = new Dictionary<string, string> { ["RearCloud:Sync:PollInterval"] = "00:00:00.200" } });
        _device = await _server.EnrolDeviceAsync(cancellationToken: Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(ClientCarrier.Grpc, ClientCarrier.SignalR)]
    [InlineData(ClientCarrier.SignalR, ClientCarrier.Grpc)]
    public async Task A_preview_is_shown_elsewhere_until_the_edit_comes_that_it_came_to(ClientCarrier hand, ClientCarrier reader)
    {
        await using var here = await OpenAsync("here", hand);
        await using var there = await OpenAsync("there", reader);
        await here.EditAsync(Given.Create("sea"), Stop);
        await there.UntilAsync(c => c.Documents.ContainsKey(Given.Wallpaper("sea")));
        await here.UntilAsync(c => c.WaitingMutations == 0);
        var before = there.Confirmed;

        Assert.Null(await here.PreviewAsync([Given.SetName("sea", "Ocean")], Stop));
        await there.UntilShownAsync(c => c.Documents.Name("sea") == "Ocean");
        Assert.Equal(("Dunes", before), (there.Documents.Name("sea"), there.Confirmed));

        await here.EditAsync(Given.SetName("sea", "Ocean", here.Confirmed.Value), Stop);
        await here.EndPreviewAsync(Stop);
        await there.UntilAsync(c => c.Documents.Name("sea") == "Ocean");
        Assert.Equal((before.Value + 1, "Ocean"), (there.Confirmed.Value, there.Shown.Name("sea")));
    }

    [Fact]
    public async Task Single_requests_take_previews_and_leave_them_aside()
    {
        await using var here = await OpenAsync("here", ClientCarrier.Http);
        await here.UntilStateAsync<SyncState.UpToDate>();
        await here.EditAsync(Given.Create("sea"), Stop);
        Assert.Null(await here.PreviewAsync([Given.SetName("sea", "Ocean")], Stop));
        await here.EndPreviewAsync(Stop);
        await here.UntilAsync(c => c.WaitingMutations == 0);
    }

    private Task<RearCloudClient> OpenAsync(string folder, ClientCarrier carrier) => RearCloudClient.OpenAsync(
        new RearCloudClientOptions { DataFolder = _folder[folder], Server = _server.Http, Grpc = _server.Grpc, Token = _device.Token, Carrier = carrier, Random = new Random(1) }, Stop);
}
