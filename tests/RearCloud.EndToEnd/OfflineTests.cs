using System.Text.Json;
using System.Text.Json.Nodes;
using RearCloud.Client;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.EndToEnd.Running;
using RearCloud.TestKit.Machine;

namespace RearCloud.EndToEnd;

/// <summary>What goes on without a server, and what arrives when it is back.</summary>
public sealed class OfflineTests
{
    private const string Sweeping =
        """{"format":1,"name":"Home","widgets":{"dial":{"kind":"analog-clock","order":"V","frame":{"x":320,"y":40,"width":492,"height":492},"seconds":"sweep"}}}""";

    [Fact]
    public async Task With_the_server_killed_the_panel_goes_on_and_keeps_time()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.PutAsync("layout", "home", Sweeping);
        await using var panel = await cloud.StartPanelAsync("phone");
        await panel.FramesThatAsync(frames => Hertz(frames) == 120, "moved its hand");

        await cloud.KillServerAsync();

        // The hand goes on at full rate, and the picture with it, long after the server is gone.
        var presented = Presented(await panel.FramesThatAsync(_ => true, "answered"));
        var last = await panel.FrameAsync();
        var later = await panel.FramesThatAsync(frames => Presented(frames) >= presented + 240, "presented 240 more frames");
        Assert.Equal(120, Hertz(later));
        await panel.FrameThatAsync(frame => !frame.IsSameAs(last), "differs from one of 240 frames ago");
    }

    [Theory]
    [InlineData(ClientCarrier.Grpc)]
    [InlineData(ClientCarrier.SignalR)]
    public async Task Edits_made_while_the_server_is_gone_arrive_when_it_is_back(ClientCarrier carrier)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var cloud = await Cloud.StartAsync();
        await cloud.PutAsync("layout", "home", """{"format":1,"name":"Home","widgets":{}}""");
        var (_, token) = await cloud.EnrolAsync("phone");
        using var folder = new TemporaryFolder();
        await using var client = await RearCloudClient.OpenAsync(
            new RearCloudClientOptions { DataFolder = folder.Path, Server = cloud.Http, Grpc = cloud.Grpc, Token = token, Carrier = carrier }, cancellationToken);
        var home = new DocumentKey(DocumentKind.Layout, new DocumentId("home"));
        await foreach (var _ in client.WatchAsync(cancellationToken))
        {
            if (client.Documents.ContainsKey(home)) break;
        }

        await cloud.KillServerAsync();
        var edit = Edit.Set(home, client.Documents[home].Version, new FieldChange(FieldPath.Of("name"), JsonSerializer.SerializeToElement("Made offline")));
        Assert.True((await client.EditAsync(edit, cancellationToken)).IsSuccess);
        Assert.Equal("Made offline", client.Documents[home].Body.GetProperty("name").GetString());
        Assert.Equal(1, client.WaitingMutations);

        await cloud.StartServerAsync();
        await foreach (var _ in client.WatchAsync(cancellationToken))
        {
            if (client.WaitingMutations == 0) break;
        }

        Assert.Equal("Made offline", (await cloud.GetAsync("layout", "home"))["body"]!["name"]!.GetValue<string>());
    }

    private static long Presented(JsonNode frames) => frames["presented"]!.GetValue<long>();

    private static double Hertz(JsonNode frames) => frames["hertz"]!.GetValue<double>();
}
