using RearCloud.Client.Replicas;
using RearCloud.Client.Tests.Scripted;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Servers;

namespace RearCloud.Client.Tests.Server;

/// <summary>What holds between a client and the real server, whatever carries it.</summary>
public abstract class CarrierContract : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ServerFixture _server = null!;
    private TestDevice _device = null!;

    protected abstract ClientCarrier Carrier { get; }

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

    [Fact]
    public async Task An_edit_made_here_is_on_another_device_and_one_made_there_is_here()
    {
        await using var here = await OpenAsync("here");
        await using var there = await OpenAsync("there");
        var state = await here.UntilStateAsync<SyncState.UpToDate>();
        Assert.Equal((Carrier, _server.Stream), (state.Carrier, here.Stream));

        var trace = (await here.EditAsync(Given.Create("sea"), Stop)).Value;
        await there.UntilAsync(c => c.Documents.ContainsKey(Given.Wallpaper("sea")));
        await there.EditAsync(Given.SetName("sea", "Ocean", there.Confirmed.Value), Stop);
        var change = await here.UntilAsync(c => c.Documents.TryGetValue(Given.Wallpaper("sea"), out var sea) && c.Documents.Name("sea") == "Ocean" && sea.Version > default(Sequence));

        Assert.Equal(0, change.WaitingMutations);
        Assert.True(here.Traces.TryGet(trace, out var way));
        Assert.Equal([EditStation.Made, EditStation.Arrived, EditStation.Applied], way.Points.Select(p => p.Station));
        await here.UntilStateAsync<SyncState.UpToDate>(s => s.Sequence == here.Confirmed);
    }

    [Fact]
    public async Task An_edit_made_while_the_server_is_away_arrives_after_a_restart_of_both()
    {
        await using (var before = await OpenAsync("device"))
        {
            await before.UntilStateAsync<SyncState.UpToDate>();
            await _server.StopAsync();
            await before.UntilStateAsync<SyncState.Offline>();
            Assert.True((await before.EditAsync(Given.Create("sea"), Stop)).IsSuccess);
            Assert.Equal(1, before.WaitingMutations);
        }

        await using var client = await OpenAsync("device");
        Assert.Equal(1, client.WaitingMutations);
        await _server.StartAgainAsync();
        await client.UntilAsync(c => c.WaitingMutations == 0);

        using var answer = await _server.Owner.GetAsync("/api/v1/documents/wallpaper/sea", Stop);
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Empty(client.Refusals);
    }

    [Fact]
    public async Task An_edit_that_the_server_refuses_is_reported_and_the_next_one_arrives()
    {
        await using var client = await OpenAsync("device");
        await client.EditAsync(Given.Create("bad", """{"format":1,"name":"Bad","type":"color","color":"no colour"}"""), Stop);
        await client.EditAsync(Given.Create("good"), Stop);

        var change = await client.UntilAsync(c => c.WaitingMutations == 0 && c.Documents.ContainsKey(Given.Wallpaper("good")));

        Assert.DoesNotContain(Given.Wallpaper("bad"), change.Documents.Keys);
        Assert.Equal("/color", Assert.Single(client.Refusals).Problem.Path);
    }

    [Fact]
    public async Task A_damaged_replica_is_filled_from_the_server()
    {
        await using (var before = await OpenAsync("device"))
        {
            await before.EditAsync(Given.Create("sea"), Stop);
            await before.UntilAsync(c => c.WaitingMutations == 0);
        }

        await File.WriteAllTextAsync(_folder["device/" + ReplicaFile.Name], "this is no database", Stop);
        await using var client = await OpenAsync("device");

        await client.UntilAsync(c => c.Documents.ContainsKey(Given.Wallpaper("sea")) && c.WaitingMutations == 0);
    }

    [Fact]
    public async Task A_wrong_token_is_refused()
    {
        await using var client = await OpenAsync("device", token: "wrong");

        Assert.Equal("carrier.unauthorized", (await client.UntilStateAsync<SyncState.Refused>()).Reason.Code);
    }

    [Fact]
    public async Task A_revoked_device_is_sent_away_and_keeps_its_documents()
    {
        await using var client = await OpenAsync("device");
        await client.EditAsync(Given.Create("sea"), Stop);
        await client.UntilAsync(c => c.WaitingMutations == 0);

        using var answer = await _server.Owner.DeleteAsync($"/api/v1/devices/{_device.Id}", Stop);
        answer.EnsureSuccessStatusCode();

        await client.UntilStateAsync<SyncState.Refused>();
        Assert.True(client.Documents.ContainsKey(Given.Wallpaper("sea")));
    }

    private Task<RearCloudClient> OpenAsync(string folder, string? token = null) => RearCloudClient.OpenAsync(
        new RearCloudClientOptions
        {
            DataFolder = _folder[folder],
            Server = _server.Http,
            Grpc = _server.Grpc,
            Token = token ?? _device.Token,
            Carrier = Carrier,
            Random = new Random(1),
        },
        Stop);
}
