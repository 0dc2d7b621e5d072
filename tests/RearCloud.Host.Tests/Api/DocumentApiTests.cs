using System.Net;
using System.Text.Json;
using RearCloud.TestKit.Servers;

namespace RearCloud.Host.Tests.Api;

/// <summary>Documents over plain HTTP.</summary>
public sealed class DocumentApiTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/api/v1/documents";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_put_stands_with_its_version_and_its_unknown_members()
    {
        var put = await PutAsync("layout/stands", """{"format":1,"name":"A","canvas":{"width":904,"height":572},"widgets":{},"made-by":{"deep":[1,null]}}""");
        var got = await server.Owner.GetAsync($"{Root}/layout/stands", Cancellation).JsonAsync();
        Assert.Equal(put.GetRawText(), got.GetRawText());
        Assert.Equal("[1,null]", got.GetProperty("body").GetProperty("made-by").GetProperty("deep").GetRawText());
        Assert.False(got.GetProperty("deleted").GetBoolean());
        var listed = await server.Owner.GetAsync($"{Root}?kind=layout", Cancellation).JsonAsync();
        Assert.Contains(listed.EnumerateArray(), d => d.GetProperty("id").GetString() == "stands");
    }

    [Fact]
    public async Task Putting_again_replaces_the_whole_even_after_a_deletion()
    {
        await PutAsync("wallpaper/whole", """{"format":1,"name":"A","type":"color","color":"#112233","extra":1}""");
        await PutAsync("wallpaper/whole", """{"format":1,"type":"color","color":"#445566"}""");
        await server.Owner.DeleteAsync($"{Root}/wallpaper/whole", Cancellation).JsonAsync();
        var put = await PutAsync("wallpaper/whole", """{"format":1,"name":"B","type":"color","color":"#445566"}""");
        Assert.False(put.GetProperty("deleted").GetBoolean());
        Assert.Equal(["color", "format", "name", "type"], put.GetProperty("body").EnumerateObject().Select(m => m.Name).Order());
    }

    [Fact]
    public async Task Putting_a_layout_again_removes_its_missing_widgets_and_keeps_frames_whole()
    {
        await PutAsync("layout/frames", Answers.Layout("A"));
        var changed = Answers.Layout("A").Replace("\"x\":300", "\"x\":320", StringComparison.Ordinal);
        var put = await PutAsync("layout/frames", changed);
        Assert.Equal("""{"x":320,"y":100,"width":200,"height":80}""", put.GetProperty("body").GetProperty("widgets").GetProperty("t").GetProperty("frame").GetRawText());
        put = await PutAsync("layout/frames", """{"format":1,"name":"A","canvas":{"width":904,"height":572},"widgets":{}}""");
        Assert.Equal("{}", put.GetProperty("body").GetProperty("widgets").GetRawText());
    }

    [Fact]
    public async Task A_pull_says_not_modified_until_something_changes()
    {
        using var first = await server.Owner.GetAsync("/api/v1/pull", Cancellation);
        var tag = first.Headers.ETag!;
        Assert.Equal(HttpStatusCode.NotModified, await AskAgainAsync(tag));

        await PutAsync("wallpaper/cached", """{"format":1,"name":"A","type":"color","color":"#112233"}""");

        Assert.Equal(HttpStatusCode.OK, await AskAgainAsync(tag));

        async Task<HttpStatusCode> AskAgainAsync(System.Net.Http.Headers.EntityTagHeaderValue tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/pull") { Headers = { IfNoneMatch = { tag } } };
            using var answer = await server.Owner.SendAsync(request, Cancellation);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_merge_patch_changes_and_removes_members()
    {
        await PutAsync("layout/patched", Answers.Layout("A"));
        var patch = Answers.Json("""{"name":null,"widgets":{"t":{"text":"Bye"}}}""", "application/merge-patch+json");
        var patched = await server.Owner.PatchAsync($"{Root}/layout/patched", patch, Cancellation).JsonAsync();
        Assert.False(patched.GetProperty("body").TryGetProperty("name", out _));
        Assert.Equal("Bye", patched.GetProperty("body").GetProperty("widgets").GetProperty("t").GetProperty("text").GetString());
        Assert.Equal("text", patched.GetProperty("body").GetProperty("widgets").GetProperty("t").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_deleted_document_is_restored_with_its_body()
    {
        var put = await PutAsync("layout/back", Answers.Layout("Back"));
        var deleted = await server.Owner.DeleteAsync($"{Root}/layout/back", Cancellation).JsonAsync();
        Assert.True(deleted.GetProperty("deleted").GetBoolean());
        var live = await server.Owner.GetAsync(Root, Cancellation).JsonAsync();
        Assert.DoesNotContain(live.EnumerateArray(), d => d.GetProperty("id").GetString() == "back");
        var restored = await server.Owner.PostAsync($"{Root}/layout/back/restore", null, Cancellation).JsonAsync();
        Assert.False(restored.GetProperty("deleted").GetBoolean());
        Assert.Equal(put.GetProperty("body").GetRawText(), restored.GetProperty("body").GetRawText());
    }

    [Fact]
    public async Task An_edit_of_what_no_longer_stands_is_refused_by_If_Match()
    {
        var version = (await PutAsync("layout/match", Answers.Layout("A"))).GetProperty("version").GetInt64();
        await PatchAsync("layout/match", """{"name":"B"}""", $"\"{version}\"").JsonAsync();
        await PatchAsync("layout/match", """{"name":"C"}""", $"\"{version}\"").ProblemAsync(HttpStatusCode.PreconditionFailed, "request.if-match");
        await PatchAsync("layout/match", """{"name":"C"}""", "W/x").ProblemAsync(HttpStatusCode.BadRequest, "request.malformed");
        var stands = await server.Owner.GetAsync($"{Root}/layout/match", Cancellation).JsonAsync();
        Assert.Equal("B", stands.GetProperty("body").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_reader_that_has_the_version_gets_no_body()
    {
        await PutAsync("layout/tagged", Answers.Layout("A"));
        using var first = await server.Owner.GetAsync($"{Root}/layout/tagged", Cancellation);
        using var again = new HttpRequestMessage(HttpMethod.Get, $"{Root}/layout/tagged");
        again.Headers.Add("If-None-Match", first.Headers.ETag!.ToString());
        using var second = await server.Owner.SendAsync(again, Cancellation);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task The_callers_trace_is_followed_through_the_server()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Root}/layout/traced") { Content = Answers.Json(Answers.Layout("A")) };
        request.Headers.Add("RearCloud-Trace", "my-trace");
        using var answer = await server.Owner.SendAsync(request, Cancellation);
        Assert.Equal("my-trace", Assert.Single(answer.Headers.GetValues("RearCloud-Trace")));
        var trace = await server.Owner.GetAsync("/api/v1/traces/my-trace", Cancellation).JsonAsync();
        var stations = trace.GetProperty("points").EnumerateArray().Select(p => p.GetProperty("station").GetString()).ToList();
        Assert.Equal(["made", "received", "stored"], stations.Take(3));
        await server.Owner.GetAsync("/api/v1/traces/never", Cancellation).ProblemAsync(HttpStatusCode.NotFound, "trace.missing");
    }

    [Fact]
    public async Task A_pull_continues_where_the_last_one_ended()
    {
        await PutAsync("layout/pulled", Answers.Layout("A"));
        var all = await server.Owner.GetAsync("/api/v1/pull", Cancellation).JsonAsync();
        Assert.True(all.GetProperty("reset").GetBoolean());
        await PutAsync("layout/pulled", Answers.Layout("B"));
        var next = await server.Owner.GetAsync($"/api/v1/pull?epoch={all.GetProperty("epoch").GetString()}&after={all.GetProperty("to").GetInt64()}&floor={all.GetProperty("floor").GetInt64()}", Cancellation).JsonAsync();
        Assert.False(next.GetProperty("reset").GetBoolean());
        Assert.Equal(all.GetProperty("to").GetInt64(), next.GetProperty("from").GetInt64());
        var changed = Assert.Single(next.GetProperty("documents").EnumerateArray(), d => d.GetProperty("id").GetString() == "pulled");
        Assert.Equal("B", changed.GetProperty("body").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("layout/bad", """{"format":1,"name":"A" """, "json.malformed", "")]
    [InlineData("layout/bad", """[1]""", "json.not-an-object", "")]
    [InlineData("layout/bad!", """{}""", "document.id", "")]
    [InlineData("poem/bad", """{}""", "document.kind", "")]
    [InlineData("wallpaper/bad", """{"format":1,"type":"image","asset":"0000000000000000000000000000000000000000000000000000000000000000"}""", "asset.unknown", "/asset")]
    public async Task A_wrong_document_is_refused_where_it_is_wrong(string address, string body, string code, string path)
    {
        var problem = await server.Owner.PutAsync($"{Root}/{address}", Answers.Json(body), Cancellation).ProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.Equal(path, problem.GetProperty("path").GetString());
    }

    [Theory]
    [InlineData("""{"x":300,"y":100,"width":"wide","height":80}""")]
    [InlineData("""{"x":9000,"y":100,"width":20,"height":80}""")]
    public async Task A_layout_with_a_wrong_frame_is_refused_whole(string frame)
    {
        var body = $$$"""{"format":1,"canvas":{"width":904,"height":572},"widgets":{"t":{"kind":"text","order":"V","text":"Hi","frame":{{{frame}}} } } }""";
        using var answer = await server.Owner.PutAsync($"{Root}/layout/wrong-frame", Answers.Json(body), Cancellation);
        var problem = await Task.FromResult(answer).JsonAsync(HttpStatusCode.BadRequest);
        Assert.StartsWith("/widgets/t/frame", problem.GetProperty("path").GetString(), StringComparison.Ordinal);
        await server.Owner.GetAsync($"{Root}/layout/wrong-frame", Cancellation).ProblemAsync(HttpStatusCode.NotFound, "document.missing");
    }

    [Fact]
    public async Task An_unknown_widget_kind_is_kept()
    {
        var put = await PutAsync("layout/unknown", """{"format":1,"canvas":{"width":904,"height":572},"widgets":{"w":{"kind":"lava-lamp","order":"V","glow":[1,2],"frame":{"x":300,"y":100,"width":20,"height":80}}}}""");
        Assert.Equal("[1,2]", put.GetProperty("body").GetProperty("widgets").GetProperty("w").GetProperty("glow").GetRawText());
    }

    [Fact]
    public async Task A_document_that_is_too_large_or_no_JSON_at_all_is_refused()
    {
        var large = $$"""{"format":1,"name":"{{new string('a', 300_000)}}"}""";
        await server.Owner.PutAsync($"{Root}/layout/large", Answers.Json(large), Cancellation).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "json.too-large");
        await server.Owner.PutAsync($"{Root}/layout/text", Answers.Json("hi", "text/plain"), Cancellation).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "request.content-type");
        await server.Owner.PatchAsync($"{Root}/layout/never", Answers.Json("""{"name":"A"}"""), Cancellation).ProblemAsync(HttpStatusCode.NotFound, "edit.document-missing");
    }

    private Task<JsonElement> PutAsync(string address, string body) => server.Owner.PutAsync($"{Root}/{address}", Answers.Json(body), Cancellation).JsonAsync();

    private async Task<HttpResponseMessage> PatchAsync(string address, string body, string ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"{Root}/{address}") { Content = Answers.Json(body) };
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await server.Owner.SendAsync(request, Cancellation);
    }
}
