using System.Net;
using System.Text.Json;
using RearCloud.TestKit.Servers;

namespace RearCloud.Host.Tests.Api;

/// <summary>The history over plain HTTP.</summary>
public sealed class HistoryApiTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Documents = "/api/v1/documents";
    private const string History = "/api/v1/history";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_is_listed_read_as_it_was_and_restored()
    {
        var first = await PutAsync("layout/told", Answers.Layout("A"));
        var second = await PutAsync("layout/told", Answers.Layout("B"));
        var device = await server.EnrolDeviceAsync("Reader", cancellationToken: Cancellation);
        using var reader = server.CreateClient(device.Token);

        var list = await reader.GetAsync($"{History}?kind=layout&id=told", Cancellation).JsonAsync();
        Assert.Equal([Version(second), Version(first)], list.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("sequence").GetInt64()));
        Assert.Equal(JsonValueKind.Null, list.GetProperty("next").ValueKind);

        var then = await reader.GetAsync($"{History}/documents/layout/told?at={Version(first)}", Cancellation).JsonAsync();
        Assert.Equal(("A", Version(first)), (Name(then), Version(then)));

        await reader.PostAsync($"{History}/documents/layout/told/restore?to={Version(first)}", null, Cancellation).ProblemAsync(HttpStatusCode.Forbidden, "request.forbidden");
        var restored = await server.Owner.PostAsync($"{History}/documents/layout/told/restore?to={Version(first)}", null, Cancellation).JsonAsync();
        Assert.Equal("A", Name(restored));
        Assert.True(Version(restored) > Version(second));
    }

    [Fact]
    public async Task A_page_goes_on_where_the_last_one_ended()
    {
        for (var i = 0; i < 3; i++) await PutAsync("layout/paged", Answers.Layout($"Name {i}"));
        var page = await server.Owner.GetAsync($"{History}?kind=layout&id=paged&most=2", Cancellation).JsonAsync();
        var rest = await server.Owner.GetAsync($"{History}?kind=layout&id=paged&most=2&before={page.GetProperty("next").GetInt64()}", Cancellation).JsonAsync();
        Assert.Equal([2, 1], new[] { page, rest }.Select(p => p.GetProperty("changes").GetArrayLength()));
    }

    [Fact]
    public async Task A_layout_of_the_past_is_painted_as_it_was()
    {
        var first = await PutAsync("layout/painted", """{"format":1,"background":"#102030","widgets":{}}""");
        var asItWas = await server.Owner.GetByteArrayAsync("/api/v1/layouts/painted/picture.png", Cancellation);
        await PutAsync("layout/painted", """{"format":1,"background":"#ff2030","widgets":{}}""");

        Assert.Equal(asItWas, await server.Owner.GetByteArrayAsync($"/api/v1/layouts/painted/picture.png?at={Version(first)}", Cancellation));
        Assert.NotEqual(asItWas, await server.Owner.GetByteArrayAsync("/api/v1/layouts/painted/picture.png", Cancellation));
        await server.Owner.GetAsync("/api/v1/layouts/painted/picture.png?at=999999", Cancellation).ProblemAsync(HttpStatusCode.NotFound, "history.unknown");
    }

    [Fact]
    public async Task A_value_that_lost_nothing_cannot_be_brought_back_and_wrong_requests_are_told()
    {
        var version = Version(await PutAsync("layout/calm", Answers.Layout("A")));
        var path = Answers.Json("""{"path":"/name"}""");
        await server.Owner.PostAsync($"{History}/changes/{version}/bring-back", path, Cancellation).ProblemAsync(HttpStatusCode.NotFound, "history.change-missing");
        await server.Owner.PostAsync($"{History}/changes/{version}/bring-back", Answers.Json("""{"path":"name"}"""), Cancellation).ProblemAsync(HttpStatusCode.BadRequest, "edit.path");
        await server.Owner.GetAsync($"{History}?most=0", Cancellation).ProblemAsync(HttpStatusCode.BadRequest, "request.malformed");
        await server.Owner.GetAsync($"{History}?kind=poem&id=calm", Cancellation).ProblemAsync(HttpStatusCode.BadRequest, "document.kind");
        await server.Owner.GetAsync($"{History}/documents/layout/calm?at=-1", Cancellation).ProblemAsync(HttpStatusCode.BadRequest, "request.malformed");
        await server.Owner.GetAsync($"{History}/documents/layout/never?at=1", Cancellation).ProblemAsync(HttpStatusCode.NotFound, "document.missing");
    }

    [Fact]
    public async Task A_stranger_finds_nothing_of_this_history()
    {
        var version = Version(await PutAsync("layout/mine", Answers.Layout("A")));
        using var stranger = await server.CreateAccountAsync("history-stranger", Cancellation);
        Assert.Equal(0, (await stranger.GetAsync(History, Cancellation).JsonAsync()).GetProperty("changes").GetArrayLength());
        await stranger.GetAsync($"{History}/documents/layout/mine?at={version}", Cancellation).ProblemAsync(HttpStatusCode.NotFound, "document.missing");
        await stranger.PostAsync($"{History}/documents/layout/mine/restore?to={version}", null, Cancellation).ProblemAsync(HttpStatusCode.NotFound, "document.missing");
    }

    private Task<JsonElement> PutAsync(string address, string body) => server.Owner.PutAsync($"{Documents}/{address}", Answers.Json(body), Cancellation).JsonAsync();

    private static long Version(JsonElement document) => document.GetProperty("version").GetInt64();

    private static string? Name(JsonElement document) => document.GetProperty("body").GetProperty("name").GetString();
}
