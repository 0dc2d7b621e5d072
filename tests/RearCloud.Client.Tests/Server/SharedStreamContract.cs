using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using RearCloud.Client.Tests.Scripted;
using RearCloud.Core.Documents;
using RearCloud.Core.Panels;
using RearCloud.TestKit.Assets;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Servers;

namespace RearCloud.Client.Tests.Server;

/// <summary>Shared streams between a client and the real server, whatever carries them: the device is the reader's, the owner edits over HTTP.</summary>
public abstract class SharedStreamContract : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ServerFixture _server = null!;
    private HttpClient _account = null!;
    private TestDevice _device = null!;
    private StreamId _stream;

    protected abstract ClientCarrier Carrier { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerFixture.StartAsync(new ServerOptions
        {
            Settings = new Dictionary<string, string> { ["RearCloud:Sync:PollInterval"] = "00:00:00.200", ["RearCloud:Sync:HeartbeatInterval"] = "00:00:00.500" },
        });
        _account = await _server.CreateAccountAsync("berta", Stop);
        _device = (await (await _account.PostAsJsonAsync("/api/v1/devices", new { name = "Phone" }, Stop)).Content.ReadFromJsonAsync<TestDevice>(Stop))!;
        var created = await (await _server.Owner.PostAsJsonAsync("/api/v1/streams", new { name = "Themes" }, Stop)).Content.ReadFromJsonAsync<JsonElement>(Stop);
        _stream = new StreamId(created.GetProperty("stream").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        _account.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_reader_follows_from_before_it_may_until_it_may_no_more_and_its_own_stream_goes_on()
    {
        await PutAsync("sea");
        await using (var client = await OpenAsync())
        {
            var shared = client.Shared(_stream);
            await shared.UntilAsync(s => s.Problem is not null);
            Assert.Equal(("stream.unknown", 0), (shared.Problem!.Code, shared.Documents.Count));

            var reader = await GrantAsync();
            await shared.UntilAsync(s => s.Documents.ContainsKey(Given.Wallpaper("sea")) && s.Problem is null);
            await PutAsync("dune");
            await shared.UntilAsync(s => s.Documents.ContainsKey(Given.Wallpaper("dune")));
            Assert.DoesNotContain(client.Documents.Keys, k => k.Kind == DocumentKind.Wallpaper);

            using var revoked = await _server.Owner.DeleteAsync($"/api/v1/streams/{_stream}/readers/{reader}", Stop);
            Assert.True(revoked.IsSuccessStatusCode);
            await shared.UntilAsync(s => s.Problem is not null);
            await PutAsync("secret");
            Assert.True((await client.EditAsync(Given.Create("mine"), Stop)).IsSuccess);
            await client.UntilAsync(c => c.WaitingMutations == 0 && c.Documents.ContainsKey(Given.Wallpaper("mine")));
            Assert.Equal(["dune", "sea"], shared.Documents.Keys.Select(k => k.Id.Value).Order());
        }

        await _server.StopAsync();
        await using var offline = await OpenAsync();
        Assert.Equal(["dune", "sea"], offline.Shared(_stream).Documents.Keys.Select(k => k.Id.Value).Order());
    }

    [Fact]
    public async Task A_stream_of_more_than_a_frame_comes_whole_beside_an_own_one_at_rest()
    {
        await GrantAsync();
        var filler = new string('x', 200_000);
        for (var i = 0; i < 14; i++) await PutAsync($"large-{i}", filler);

        await using var client = await OpenAsync();

        await client.Shared(_stream).UntilAsync(s => s.Documents.Count == 14);
        await client.UntilStateAsync<SyncState.UpToDate>();
    }

    [Fact]
    public async Task A_stream_for_everyone_is_followed_and_a_deleted_one_is_unknown()
    {
        await PutAsync("sea");
        using var opened = await _server.Owner.PatchAsJsonAsync($"/api/v1/streams/{_stream}", new { isForEveryone = true }, Stop);
        Assert.True(opened.IsSuccessStatusCode);
        await using var client = await OpenAsync();
        await client.Shared(_stream).UntilAsync(s => s.Documents.Count == 1);

        using var deleted = await _server.Owner.DeleteAsync($"/api/v1/streams/{_stream}", Stop);
        Assert.True(deleted.IsSuccessStatusCode);

        await client.Shared(_stream).UntilAsync(s => s.Problem is not null);
        await client.UntilStateAsync<SyncState.UpToDate>();
    }

    [Fact]
    public async Task An_image_that_a_shared_document_names_comes_and_stays_and_is_not_sent_to_who_may_read_no_more()
    {
        var reader = await GrantAsync();
        var (first, second) = (await UploadAsync(0xFF0000FF), await UploadAsync(0xFF00FF00));
        await using (var client = await OpenAsync())
        {
            await PutImageAsync("sea", first);
            await client.Shared(_stream).UntilAsync(s => s.Documents.ContainsKey(Given.Wallpaper("sea")) && s.MissingAssets.Count == 0);
            Assert.Equal($"{first}.reference", Path.GetFileName(await client.GetAssetPathAsync(first, Stop)));
            using var revoked = await _server.Owner.DeleteAsync($"/api/v1/streams/{_stream}/readers/{reader}", Stop);
            Assert.True(revoked.IsSuccessStatusCode);
            await PutImageAsync("dune", second);

            await client.Shared(_stream).UntilAsync(s => s.Problem is not null);
            Assert.Null(await client.GetAssetPathAsync(second, Stop));
            Assert.Empty(client.MissingAssets);
        }

        await _server.StopAsync();
        await using var offline = await OpenAsync();
        Assert.Empty(offline.Shared(_stream).MissingAssets);
        Assert.NotNull(await offline.GetAssetPathAsync(first, Stop));
    }

    private async Task<string> UploadAsync(uint color)
    {
        using var content = new ByteArrayContent(Pictures.Disc(1_600, 1_200, color: color));
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var answer = await _server.Owner.PostAsync("/api/v1/assets", content, Stop);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("sha256").GetString()!;
    }

    private async Task PutImageAsync(string id, string asset)
    {
        using var answer = await _server.Owner.PutAsJsonAsync($"/api/v1/documents/wallpaper/{id}?stream={_stream}", new { format = 1, name = "Photo", type = "image", asset }, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    private async Task<string> GrantAsync()
    {
        using var granted = await _server.Owner.PostAsJsonAsync($"/api/v1/streams/{_stream}/readers", new { account = "berta" }, Stop);
        return (await granted.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("account").GetString()!;
    }

    private async Task PutAsync(string id, string filler = "")
    {
        using var answer = await _server.Owner.PutAsJsonAsync(
            $"/api/v1/documents/wallpaper/{id}?stream={_stream}", new { format = 1, name = "Plain", type = "color", color = "#102030", filler }, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    private Task<RearCloudClient> OpenAsync() => RearCloudClient.OpenAsync(
        new RearCloudClientOptions
        {
            DataFolder = _folder["device"],
            Server = _server.Http,
            Grpc = _server.Grpc,
            Token = _device.Token,
            Carrier = Carrier,
            SharedStreams = [_stream],
            Panel = PanelProfiles.Reference.Id,
            Random = new Random(1),
        },
        Stop);
}

public sealed class GrpcSharedStreamTests : SharedStreamContract
{
    protected override ClientCarrier Carrier => ClientCarrier.Grpc;
}

public sealed class SignalRSharedStreamTests : SharedStreamContract
{
    protected override ClientCarrier Carrier => ClientCarrier.SignalR;
}

public sealed class HttpSharedStreamTests : SharedStreamContract
{
    protected override ClientCarrier Carrier => ClientCarrier.Http;
}
