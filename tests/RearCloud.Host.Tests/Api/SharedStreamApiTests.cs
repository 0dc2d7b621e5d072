using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using RearCloud.TestKit.Assets;
using RearCloud.TestKit.Servers;

namespace RearCloud.Host.Tests.Api;

/// <summary>Shared streams over plain HTTP.</summary>
public sealed class SharedStreamApiTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Streams = "/api/v1/streams";
    private const string Wallpaper = """{"format":1,"name":"Sea","type":"color","color":"#0b3d59"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_is_shared_filled_read_and_taken_back()
    {
        var name = $"berta-{Guid.NewGuid():n}";
        using var reader = await server.CreateAccountAsync(name, Cancellation);
        var stream = await CreateAsync("Themes");
        var document = $"/api/v1/documents/wallpaper/sea?stream={stream}";
        await server.Owner.PutAsync(document, Answers.Json(Wallpaper), Cancellation).JsonAsync();
        await reader.GetAsync(document, Cancellation).ProblemAsync(HttpStatusCode.NotFound, "stream.missing");

        var granted = await server.Owner.PostAsync($"{Streams}/{stream}/readers", Answers.Json($$"""{"account":"{{name}}"}"""), Cancellation).JsonAsync();

        Assert.Equal("Sea", (await reader.GetAsync(document, Cancellation).JsonAsync()).GetProperty("body").GetProperty("name").GetString());
        Assert.Equal(1, (await reader.GetAsync($"/api/v1/documents?stream={stream}", Cancellation).JsonAsync()).GetArrayLength());
        Assert.Equal(0, (await reader.GetAsync("/api/v1/documents", Cancellation).JsonAsync()).GetArrayLength());
        var pulled = await reader.GetAsync($"/api/v1/pull?stream={stream}", Cancellation).JsonAsync();
        Assert.Equal((stream, 1), (pulled.GetProperty("stream").GetString(), pulled.GetProperty("documents").GetArrayLength()));
        foreach (var refused in (Task<HttpResponseMessage>[])[reader.PutAsync(document, Answers.Json(Wallpaper), Cancellation), reader.PatchAsync(document, Answers.Json("{}"), Cancellation), reader.DeleteAsync(document, Cancellation)])
            await refused.ProblemAsync(HttpStatusCode.Forbidden, "stream.read-only");
        await reader.PatchAsync($"{Streams}/{stream}", Answers.Json("""{"name":"Mine"}"""), Cancellation).ProblemAsync(HttpStatusCode.Forbidden, "stream.read-only");

        await server.Owner.DeleteAsync($"{Streams}/{stream}/readers/{granted.GetProperty("account").GetString()}", Cancellation).JsonAsync(HttpStatusCode.NoContent);
        await reader.GetAsync(document, Cancellation).ProblemAsync(HttpStatusCode.NotFound, "stream.missing");
        await server.Owner.DeleteAsync($"{Streams}/{stream}", Cancellation).JsonAsync(HttpStatusCode.NoContent);
        await server.Owner.GetAsync(document, Cancellation).ProblemAsync(HttpStatusCode.NotFound, "stream.missing");
    }

    [Fact]
    public async Task Readers_look_at_the_past_and_the_owner_brings_it_back()
    {
        var name = $"ida-{Guid.NewGuid():n}";
        using var reader = await server.CreateAccountAsync(name, Cancellation);
        var device = await server.EnrolDeviceAsync("Editor", cancellationToken: Cancellation);
        using var phone = server.CreateClient(device.Token);
        var stream = await CreateAsync("Themes");
        var document = $"/api/v1/documents/wallpaper/sea?stream={stream}";
        var past = $"/api/v1/history/documents/wallpaper/sea?at=1&stream={stream}";
        var restore = $"/api/v1/history/documents/wallpaper/sea/restore?to=1&stream={stream}";
        var bringBack = $"/api/v1/history/changes/1/bring-back?stream={stream}";
        await phone.PutAsync(document, Answers.Json(Wallpaper), Cancellation).JsonAsync();
        await server.Owner.PatchAsync(document, Answers.Json("""{"color":"#ffffff"}"""), Cancellation).JsonAsync();
        await reader.GetAsync(past, Cancellation).ProblemAsync(HttpStatusCode.NotFound, "stream.missing");
        await reader.PostAsync(restore, null, Cancellation).ProblemAsync(HttpStatusCode.NotFound, "stream.missing");

        await server.Owner.PostAsync($"{Streams}/{stream}/readers", Answers.Json($$"""{"account":"{{name}}"}"""), Cancellation).JsonAsync();

        Assert.Equal("#0b3d59", Color(await reader.GetAsync(past, Cancellation).JsonAsync()));
        Assert.Equal([(2, false, null, false, null), (1, false, null, false, null)], await ChangesAsync(reader, stream));
        Assert.Equal([(2, true, null, true, null), (1, true, device.Id, true, "Editor")], await ChangesAsync(server.Owner, stream));
        await reader.PostAsync(restore, null, Cancellation).ProblemAsync(HttpStatusCode.Forbidden, "stream.read-only");
        await reader.PostAsync(bringBack, Answers.Json("""{"path":"/color"}"""), Cancellation).ProblemAsync(HttpStatusCode.Forbidden, "stream.read-only");
        await server.Owner.PostAsync(bringBack, Answers.Json("""{"path":"/color"}"""), Cancellation).ProblemAsync(HttpStatusCode.NotFound, "history.change-missing");
        Assert.Equal("#0b3d59", Color(await server.Owner.PostAsync(restore, null, Cancellation).JsonAsync()));
        Assert.Equal("#0b3d59", Color(await reader.GetAsync(document, Cancellation).JsonAsync()));
    }

    [Fact]
    public async Task A_catalogue_is_for_everyone_and_listed_without_its_readers()
    {
        using var stranger = await server.CreateAccountAsync($"carla-{Guid.NewGuid():n}", Cancellation);
        var stream = await CreateAsync("Catalogue");
        Assert.DoesNotContain(stream, await ListedAsync(stranger));

        await server.Owner.PatchAsync($"{Streams}/{stream}", Answers.Json("""{"name":"All themes","isForEveryone":true}"""), Cancellation).JsonAsync(HttpStatusCode.NoContent);

        Assert.Contains(stream, await ListedAsync(stranger));
        var shown = await stranger.GetAsync($"{Streams}/{stream}", Cancellation).JsonAsync();
        Assert.Equal(("All themes", false, true), (shown.GetProperty("name").GetString(), shown.GetProperty("isMine").GetBoolean(), shown.GetProperty("isForEveryone").GetBoolean()));
        Assert.DoesNotContain(stream, await ListedAsync(stranger, stream));
    }

    [Fact]
    public async Task Who_may_not_read_cannot_tell_a_stream_from_none()
    {
        using var stranger = await server.CreateAccountAsync($"dora-{Guid.NewGuid():n}", Cancellation);
        var stream = await CreateAsync("Private");
        foreach (var path in (string[])[$"{Streams}/#", "/api/v1/documents?stream=#", "/api/v1/documents/wallpaper/sea?stream=#", "/api/v1/pull?stream=#", "/api/v1/history?stream=#", "/api/v1/history/documents/wallpaper/sea?at=1&stream=#"])
        {
            var (real, none) = (path.Replace("#", stream, StringComparison.Ordinal), path.Replace("#", "shared.nowhere", StringComparison.Ordinal));
            var told = await stranger.GetAsync(real, Cancellation).ProblemAsync(HttpStatusCode.NotFound, "stream.missing");
            var control = await stranger.GetAsync(none, Cancellation).ProblemAsync(HttpStatusCode.NotFound, "stream.missing");
            Assert.Equal(control.GetRawText().Replace("shared.nowhere", stream, StringComparison.Ordinal), told.GetRawText());
        }

        await stranger.GetAsync($"/api/v1/documents?stream={server.Stream}", Cancellation).ProblemAsync(HttpStatusCode.NotFound, "stream.missing");
        await stranger.PutAsync($"/api/v1/documents/wallpaper/sea?stream={stream}", Answers.Json(Wallpaper), Cancellation).ProblemAsync(HttpStatusCode.NotFound, "stream.missing");
    }

    [Theory]
    [InlineData("POST", "", """{"name":" "}""", HttpStatusCode.BadRequest, "stream.name")]
    [InlineData("POST", "", """{}""", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("POST", "", """{"name":7}""", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("PATCH", "/#", """{"name":""}""", HttpStatusCode.BadRequest, "stream.name")]
    [InlineData("PATCH", "/#", """{"isForEveryone":"yes"}""", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("PATCH", "/shared.nowhere", """{"name":"A"}""", HttpStatusCode.NotFound, "stream.missing")]
    [InlineData("PATCH", "/%20%2e%2e", """{"name":"A"}""", HttpStatusCode.NotFound, "stream.missing")]
    [InlineData("POST", "/#/readers", """{"account":"nobody of this name"}""", HttpStatusCode.BadRequest, "stream.account")]
    [InlineData("POST", "/#/readers", """{"account":"owner"}""", HttpStatusCode.BadRequest, "stream.account")]
    [InlineData("POST", "/#/readers", """{"account":null}""", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("DELETE", "/#/readers/nobody", null, HttpStatusCode.NotFound, "stream.reader-missing")]
    [InlineData("DELETE", "/shared.nowhere", null, HttpStatusCode.NotFound, "stream.missing")]
    public async Task A_wrong_request_is_told_and_changes_nothing(string method, string path, string? body, HttpStatusCode status, string code)
    {
        var stream = await CreateAsync("Kept");
        var before = await server.Owner.GetAsync($"{Streams}/{stream}", Cancellation).JsonAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), Streams + path.Replace("#", stream, StringComparison.Ordinal)) { Content = body is null ? null : Answers.Json(body) };

        await server.Owner.SendAsync(request, Cancellation).ProblemAsync(status, code);

        Assert.Equal(before.GetRawText(), (await server.Owner.GetAsync($"{Streams}/{stream}", Cancellation).JsonAsync()).GetRawText());
    }

    [Fact]
    public async Task Names_and_numbers_have_their_bounds()
    {
        using var account = await server.CreateAccountAsync($"emma-{Guid.NewGuid():n}", Cancellation);
        await account.PostAsync(Streams, Name(new string('n', 101)), Cancellation).ProblemAsync(HttpStatusCode.BadRequest, "stream.name");
        for (var i = 0; i < 64; i++) await account.PostAsync(Streams, Name($"Stream {i}"), Cancellation).JsonAsync(HttpStatusCode.Created);
        await account.PostAsync(Streams, Name("One more"), Cancellation).ProblemAsync(HttpStatusCode.Conflict, "stream.too-many");
        await account.GetAsync($"/api/v1/documents?stream={new string('s', 65)}", Cancellation).ProblemAsync(HttpStatusCode.BadRequest, "stream.id");
    }

    [Fact]
    public async Task An_image_that_a_shared_document_names_is_sent_to_its_readers_and_to_who_may_not_read_it_does_not_exist()
    {
        var name = $"frida-{Guid.NewGuid():n}";
        using var reader = await server.CreateAccountAsync(name, Cancellation);
        var enrolled = await reader.PostAsync("/api/v1/devices", Name("Phone"), Cancellation).JsonAsync(HttpStatusCode.Created);
        using var phone = server.CreateClient(enrolled.GetProperty("token").GetString());
        using var stranger = await server.CreateAccountAsync($"gerda-{Guid.NewGuid():n}", Cancellation);
        var (stream, asset) = (await CreateAsync("Pictures"), await UploadAsync(0xFF2E8B57));
        await PutImageAsync(stream, asset).JsonAsync();
        await MissesAsync(phone, asset);

        var granted = await server.Owner.PostAsync($"{Streams}/{stream}/readers", Answers.Json($$"""{"account":"{{name}}"}"""), Cancellation).JsonAsync();

        foreach (var client in (HttpClient[])[server.Owner, reader, phone])
        {
            foreach (var path in (string[])[$"/api/v1/assets/{asset}", $"/api/v1/assets/{asset}?panel=reference"])
            {
                using var answer = await client.GetAsync(path, Cancellation);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.Equal((true, false), (answer.Headers.CacheControl!.Private, answer.Headers.CacheControl.Public));
            }
        }

        await MissesAsync(stranger, asset);
        await server.Owner.DeleteAsync($"{Streams}/{stream}/readers/{granted.GetProperty("account").GetString()}", Cancellation).JsonAsync(HttpStatusCode.NoContent);
        await MissesAsync(phone, asset);
        await server.Owner.PatchAsync($"{Streams}/{stream}", Answers.Json("""{"isForEveryone":true}"""), Cancellation).JsonAsync(HttpStatusCode.NoContent);
        Assert.NotEmpty(await stranger.GetByteArrayAsync($"/api/v1/assets/{asset}", Cancellation));
        await server.Owner.DeleteAsync($"{Streams}/{stream}", Cancellation).JsonAsync(HttpStatusCode.NoContent);
        await MissesAsync(stranger, asset);
        Assert.NotEmpty(await server.Owner.GetByteArrayAsync($"/api/v1/assets/{asset}", Cancellation));
    }

    [Fact]
    public async Task A_shared_document_names_no_image_that_its_owner_does_not_have()
    {
        var stream = await CreateAsync("Pictures");
        await PutImageAsync(stream, new string('a', 64)).ProblemAsync(HttpStatusCode.BadRequest, "asset.unknown");
        await PutImageAsync("shared.nowhere", new string('a', 64)).ProblemAsync(HttpStatusCode.NotFound, "stream.missing");
    }

    [Fact]
    public async Task A_reader_takes_no_image_of_a_shared_document_for_its_own()
    {
        using var reader = await server.CreateAccountAsync($"hanna-{Guid.NewGuid():n}", Cancellation);
        var (stream, asset) = (await CreateAsync("Pictures"), await UploadAsync(0xFF6A5ACD));
        await PutImageAsync(stream, asset).JsonAsync();
        await server.Owner.PatchAsync($"{Streams}/{stream}", Answers.Json("""{"isForEveryone":true}"""), Cancellation).JsonAsync(HttpStatusCode.NoContent);

        await reader.PutAsync("/api/v1/documents/wallpaper/mine", Image(asset), Cancellation).ProblemAsync(HttpStatusCode.BadRequest, "asset.unknown");
    }

    [Fact]
    public async Task A_device_of_the_owner_edits_the_documents_and_leaves_the_rights_alone()
    {
        var device = await server.EnrolDeviceAsync("Editor", cancellationToken: Cancellation);
        using var phone = server.CreateClient(device.Token);
        var stream = await CreateAsync("Ours");
        await phone.PutAsync($"/api/v1/documents/wallpaper/sea?stream={stream}", Answers.Json(Wallpaper), Cancellation).JsonAsync();
        await phone.PatchAsync($"{Streams}/{stream}", Answers.Json("""{"isForEveryone":true}"""), Cancellation).ProblemAsync(HttpStatusCode.Forbidden, "request.forbidden");
        Assert.Contains(stream, await ListedAsync(phone));
    }

    private async Task<string> CreateAsync(string name) =>
        (await server.Owner.PostAsync(Streams, Name(name), Cancellation).JsonAsync(HttpStatusCode.Created)).GetProperty("stream").GetString()!;

    private async Task<string> UploadAsync(uint color)
    {
        using var content = new ByteArrayContent(Pictures.Disc(1_600, 1_200, color: color));
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return (await server.Owner.PostAsync("/api/v1/assets", content, Cancellation).JsonAsync(HttpStatusCode.Created)).GetProperty("sha256").GetString()!;
    }

    private Task<HttpResponseMessage> PutImageAsync(string stream, string asset) => server.Owner.PutAsync($"/api/v1/documents/wallpaper/sea?stream={stream}", Image(asset), Cancellation);

    private static StringContent Image(string asset) => Answers.Json($$"""{"format":1,"name":"Sea","type":"image","asset":"{{asset}}"}""");

    /// <summary>Original and image for a panel are answered to the word as those that do not exist.</summary>
    private static async Task MissesAsync(HttpClient client, string asset)
    {
        var none = new string('0', 64);
        foreach (var query in (string[])["", "?panel=reference"])
        {
            var told = await client.GetAsync($"/api/v1/assets/{asset}{query}", Cancellation).ProblemAsync(HttpStatusCode.NotFound, "asset.missing");
            var control = await client.GetAsync($"/api/v1/assets/{none}{query}", Cancellation).ProblemAsync(HttpStatusCode.NotFound, "asset.missing");
            Assert.Equal(control.GetRawText().Replace(none, asset, StringComparison.Ordinal), told.GetRawText());
        }
    }

    private static string? Color(JsonElement document) => document.GetProperty("body").GetProperty("color").GetString();

    private static async Task<IReadOnlyList<(int Sequence, bool IsMine, string? Device, bool HasClient, string? DeviceName)>> ChangesAsync(HttpClient client, string stream) =>
    [
        .. (await client.GetAsync($"/api/v1/history?stream={stream}", Cancellation).JsonAsync()).GetProperty("changes").EnumerateArray().Select(c => (
            c.GetProperty("sequence").GetInt32(), c.GetProperty("isMine").GetBoolean(), c.GetProperty("device").GetString(),
            c.GetProperty("client").ValueKind == JsonValueKind.String, c.GetProperty("deviceName").GetString())),
    ];

    private static StringContent Name(string name) => Answers.Json($$"""{"name":{{JsonSerializer.Serialize(name)}}}""");

    private static async Task<IReadOnlyList<string>> ListedAsync(HttpClient client, string? after = null) =>
        [.. (await client.GetAsync($"{Streams}?after={after}", Cancellation).JsonAsync()).EnumerateArray().Select(s => s.GetProperty("stream").GetString()!)];
}
