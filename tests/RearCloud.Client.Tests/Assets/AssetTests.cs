using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RearCloud.Client.Assets;
using RearCloud.Client.Tests.Scripted;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Protocol.Frames;
using RearCloud.TestKit.Machine;

namespace RearCloud.Client.Tests.Assets;

public sealed class AssetTests : IDisposable
{
    private static readonly byte[] Picture = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31))];

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_truncated_download_is_never_visible_and_goes_on_where_it_broke()
    {
        await using var server = await HostileAssetServer.StartAsync();
        var name = server.Add(Picture);
        server.Misbehaviour.Enqueue(HostileAssetServer.TruncateAsync);
        var cache = Cache();
        var download = Download(cache, server);

        var broken = await download.FetchAsync(name, Stop);
        Assert.Equal("asset.broken", broken!.Code);
        Assert.Null(cache.Find(name));
        Assert.Equal([name + AssetCache.PartSuffix], Directory.EnumerateFiles(cache.Folder).Select(Path.GetFileName));
        var kept = new FileInfo(cache.PartPathOf(new AssetFile(name, null))).Length;

        Assert.Null(await download.FetchAsync(name, Stop));
        Assert.Equal(Picture, await File.ReadAllBytesAsync(cache.Find(name)!, Stop));
        Assert.Equal([name], Directory.EnumerateFiles(cache.Folder).Select(Path.GetFileName));
        Assert.Equal(kept > 0 ? $"bytes={kept}-" : "", server.Requests.Last().Range);
        Assert.All(server.Requests, r => Assert.Equal("Bearer token", r.Authorization));
    }

    [Fact]
    public async Task Half_a_download_of_a_former_run_is_continued()
    {
        await using var server = await HostileAssetServer.StartAsync();
        var name = server.Add(Picture);
        var cache = Cache();
        await File.WriteAllBytesAsync(cache.PartPathOf(new AssetFile(name, null)), Picture[..100_000], Stop);

        Assert.Null(await Download(cache, server).FetchAsync(name, Stop));

        Assert.Equal("bytes=100000-", server.Requests.Single().Range);
        Assert.Equal(Picture, await File.ReadAllBytesAsync(cache.Find(name)!, Stop));
    }

    [Fact]
    public async Task An_image_made_for_the_panel_is_verified_by_what_the_server_says_and_kept_beside_the_originals()
    {
        await using var server = await HostileAssetServer.StartAsync();
        var name = server.Add(Picture);
        server.AddVariant(name, Picture[..50_000]);
        server.Misbehaviour.Enqueue(HostileAssetServer.TruncateAsync);
        server.Misbehaviour.Enqueue(HostileAssetServer.CorruptAsync);
        var cache = Cache("reference");
        var download = Download(cache, server);

        Assert.Equal("asset.broken", (await download.FetchAsync(name, Stop))!.Code);
        Assert.Null(cache.Find(name));
        Assert.Null(await download.FetchAsync(name, Stop));

        Assert.Equal(Picture[..50_000], await File.ReadAllBytesAsync(cache.Find(name)!, Stop));
        Assert.Equal([$"{name}.reference"], Directory.EnumerateFiles(cache.Folder).Select(Path.GetFileName));
        Assert.All(server.Requests, r => Assert.Equal("reference", r.Panel));
        Assert.Equal(cache.Find(name), Cache("reference").Find(name));
        Assert.Null(Cache("large").Find(name));
        Assert.Null(Cache().Find(name));
    }

    [Theory]
    [InlineData("wrong bytes")]
    [InlineData("400")]
    [InlineData("422")]
    [InlineData("500")]
    public async Task An_image_that_cannot_be_had_for_the_panel_comes_as_it_is(string failure)
    {
        await using var server = await HostileAssetServer.StartAsync();
        var name = server.Add(Picture);
        server.AddVariant(name, Picture[..50_000]);
        server.Misbehaviour.Enqueue(failure == "wrong bytes" ? HostileAssetServer.CorruptAsync : HostileAssetServer.Fail(int.Parse(failure, CultureInfo.InvariantCulture)));
        if (failure == "wrong bytes") server.Misbehaviour.Enqueue(HostileAssetServer.CorruptAsync);
        var cache = Cache("reference");

        Assert.Null(await Download(cache, server).FetchAsync(name, Stop));

        Assert.Equal(Picture, await File.ReadAllBytesAsync(cache.Find(name)!, Stop));
        Assert.Equal([name], Directory.EnumerateFiles(cache.Folder).Where(f => !f.EndsWith(AssetCache.PartSuffix, StringComparison.Ordinal)).Select(Path.GetFileName));
        Assert.Null(server.Requests.Last().Panel);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(503)]
    public async Task Who_is_refused_an_image_for_the_panel_for_another_reason_does_not_ask_for_the_original(int status)
    {
        await using var server = await HostileAssetServer.StartAsync();
        var name = server.Add(Picture);
        server.Misbehaviour.Enqueue(HostileAssetServer.Fail(status));

        Assert.Equal("asset.status", (await Download(Cache("reference"), server).FetchAsync(name, Stop))!.Code);

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_original_that_is_here_already_serves_the_panel_and_one_that_is_small_enough_is_one()
    {
        await using var server = await HostileAssetServer.StartAsync();
        var (before, small) = (server.Add(Picture), server.Add(Picture[..20_000]));
        Assert.Null(await Download(Cache(), server).FetchAsync(before, Stop));
        var cache = Cache("reference");

        Assert.Empty(cache.Missing([before]));
        Assert.Null(await Download(cache, server).FetchAsync(small, Stop));

        Assert.Equal(new[] { before, small }.Order(), Directory.EnumerateFiles(cache.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task What_was_made_for_another_panel_makes_room_though_documents_name_it()
    {
        await using var server = await HostileAssetServer.StartAsync();
        var name = server.Add(Picture);
        server.AddVariant(name, Picture[..50_000]);
        Assert.Null(await Download(Cache("reference"), server).FetchAsync(name, Stop));
        var cache = AssetCache.Open(_folder["assets"], "large", maxBytes: 0, TimeProvider.System);
        Assert.Equal(50_000, cache.Bytes);

        cache.Trim([name]);

        Assert.Empty(Directory.EnumerateFiles(cache.Folder));
    }

    [Fact]
    public async Task What_the_server_says_of_an_original_counts_for_nothing()
    {
        await using var server = await HostileAssetServer.StartAsync();
        var name = server.Add(Picture);
        var other = Picture[..50_000];
        server.Misbehaviour.Enqueue((http, _) =>
        {
            http.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(other))}:";
            return http.Response.Body.WriteAsync(other).AsTask();
        });
        var cache = Cache();

        Assert.Equal("asset.corrupt", (await Download(cache, server).FetchAsync(name, Stop))!.Code);

        Assert.Null(cache.Find(name));
    }

    [Fact]
    public async Task Wrong_bytes_are_thrown_away_and_fetched_again()
    {
        await using var server = await HostileAssetServer.StartAsync();
        var name = server.Add(Picture);
        server.Misbehaviour.Enqueue(HostileAssetServer.CorruptAsync);
        var cache = Cache();
        var download = Download(cache, server);

        Assert.Equal("asset.corrupt", (await download.FetchAsync(name, Stop))!.Code);
        Assert.Empty(Directory.EnumerateFiles(cache.Folder));
        Assert.Null(await download.FetchAsync(name, Stop));
        Assert.NotNull(cache.Find(name));
    }

    [Fact]
    public async Task A_part_that_is_longer_than_the_asset_is_thrown_away()
    {
        await using var server = await HostileAssetServer.StartAsync();
        var name = server.Add(Picture);
        var cache = Cache();
        await File.WriteAllBytesAsync(cache.PartPathOf(new AssetFile(name, null)), new byte[Picture.Length + 1], Stop);
        var download = Download(cache, server);

        Assert.Equal("asset.corrupt", (await download.FetchAsync(name, Stop))!.Code);
        Assert.Null(await download.FetchAsync(name, Stop));
    }

    [Fact]
    public async Task A_server_that_does_not_stop_is_cut_off_at_the_limit()
    {
        await using var server = await HostileAssetServer.StartAsync();
        var name = server.Add(Picture);
        server.Misbehaviour.Enqueue(async (http, _) =>
        {
            var chunk = new byte[1024 * 1024];
            for (var i = 0; i <= Limits.UploadBytes / chunk.Length; i++) await http.Response.Body.WriteAsync(chunk, http.RequestAborted);
        });
        var cache = Cache();

        Assert.Equal("asset.too-large", (await Download(cache, server).FetchAsync(name, Stop))!.Code);
        Assert.Equal(0, new FileInfo(cache.PartPathOf(new AssetFile(name, null))).Length);
    }

    [Fact]
    public async Task A_missing_asset_is_a_problem_with_the_status()
    {
        await using var server = await HostileAssetServer.StartAsync();

        var problem = await Download(Cache(), server).FetchAsync(new string('a', 64), Stop);

        Assert.Equal("asset.status", problem!.Code);
        Assert.Contains("404", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_used_longest_ago_makes_room_but_never_what_documents_name()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UnixEpoch);
        Directory.CreateDirectory(_folder["assets"]);
        var cache = AssetCache.Open(_folder["assets"], panel: null, maxBytes: 250, time);
        var names = new List<string>();
        for (byte i = 0; i < 4; i++)
        {
            var bytes = Enumerable.Repeat(i, 100).ToArray();
            var name = Convert.ToHexStringLower(SHA256.HashData(bytes));
            File.WriteAllBytes(cache.PartPathOf(new AssetFile(name, null)), bytes);
            Assert.True(cache.Adopt(new AssetFile(name, null), name));
            names.Add(name);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        cache.Find(names[1]);
        cache.Trim([names[0]]);

        Assert.Equal([names[0], names[1]], names.Where(n => cache.Find(n) is not null));
        cache.Trim([.. names]);
        Assert.Equal(200, cache.Bytes);
    }

    [Fact]
    public void Assets_are_named_wherever_a_document_says_so_and_not_by_deleted_ones()
    {
        var a = new string('a', 64);
        var b = new string('b', 64);
        Document[] documents =
        [
            Given.Document("one", 1, $$$"""{"widgets":{"w":{"kind":"from-the-future","looks":[{"asset":"{{{a}}}"}]}},"asset":"../../etc/passwd"}"""),
            Given.Document("two", 2, $$"""{"asset":"{{b}}"}""", isDeleted: true),
            Given.Document("three", 3, """{"asset":{"asset":7}}"""),
        ];

        Assert.Equal([a], AssetName.NamedIn(documents));
    }

    [Fact]
    public async Task Documents_are_shown_at_once_and_say_which_assets_are_still_missing()
    {
        await using var assets = await HostileAssetServer.StartAsync();
        var name = assets.Add(Picture);
        var release = new TaskCompletionSource();
        assets.Misbehaviour.Enqueue(HostileAssetServer.TruncateAsync);
        assets.Misbehaviour.Enqueue(HostileAssetServer.CorruptAsync);
        assets.Misbehaviour.Enqueue(HostileAssetServer.Fail(503));
        assets.Misbehaviour.Enqueue(async (http, bytes) =>
        {
            await release.Task;
            await Results.Bytes(bytes, enableRangeProcessing: true).ExecuteAsync(http);
        });
        var frames = new ScriptedServer();
        var options = new RearCloudClientOptions { DataFolder = _folder["data"], Server = assets.Address, Token = "token", Random = new Random(1) };
        await using var client = await RearCloudClient.OpenAsync(options, [frames], Stop);
        var session = await frames.AcceptAsync();
        await session.WelcomeAsync();
        var wallpaper = Given.Document("one", 1, JsonSerializer.Serialize(new { format = 1, name = "Photo", type = "image", asset = name }));
        session.Send(new ServerFrame.Changes(Given.Reset(1, wallpaper)));

        var shown = await client.UntilAsync(c => c.Documents.Count == 1);
        Assert.Equal([name], shown.MissingAssets);
        Assert.False(File.Exists(Path.Combine(client.AssetFolder, name)));
        release.SetResult();
        var whole = await client.UntilAsync(c => c.MissingAssets.IsEmpty);

        Assert.Empty(client.MissingAssets);
        Assert.Single(whole.Documents);
        Assert.Equal(Picture, await File.ReadAllBytesAsync((await client.GetAssetPathAsync(name, Stop))!, Stop));
        Assert.Null(await client.GetAssetPathAsync("../replica.db", Stop));
    }

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    private AssetCache Cache(string? panel = null) => AssetCache.Open(_folder["assets"], panel, 1_000_000, TimeProvider.System);

    private AssetDownload Download(AssetCache cache, HostileAssetServer server) => new(cache, _http, server.Address, "token");
}
