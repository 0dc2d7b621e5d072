using System.Text.Json;
using RearCloud.TestKit.Servers;

namespace RearCloud.ForeignClients;

/// <summary>The real server with clients that share no code with it: <c>@grpc/grpc-js</c> and <c>@microsoft/signalr</c> under Node.js.</summary>
public sealed class ForeignClientTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static readonly string[] Carriers = ["grpc", "signalr-json", "signalr-messagepack"];

    private static string Scripts => Path.Combine(NodePrograms.Root, "tests/RearCloud.Server.Tests/Sync/Scripts/Recorded");

    public static TheoryData<string> EveryCarrier => [.. Carriers];

    public static TheoryData<string, string> ScriptsAndCarriers
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var script in Directory.EnumerateFiles(Scripts, "*.jsonl").Order(StringComparer.Ordinal))
            {
                foreach (var carrier in Carriers) all.Add(Path.GetFileNameWithoutExtension(script), carrier);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(EveryCarrier))]
    public async Task A_foreign_client_says_hello_edits_sees_its_edit_come_back_and_is_told_what_garbage_is(string carrier)
    {
        var (stream, token) = await NewAccountAsync("talk-" + carrier);

        var told = await NodePrograms.RunAsync(server, token, "talk.mjs", carrier);

        Assert.Equal(stream, One(told, "welcome").GetProperty("streams")[0].GetString());
        Assert.Equal(("0", "0"), (One(told, "welcome").GetProperty("lastMutation").GetString(), One(told, "first").GetProperty("to").GetString()));
        Assert.Equal("""[{"id":"1","outcome":"OUTCOME_ACCEPTED","sequence":"1"}]""", One(told, "submitted").GetRawText());
        Assert.Equal($$"""{"document":"wallpaper/by-{{carrier}}","version":"1","body":{"format":1,"name":"Foreign","type":"color","color":"#102030"} }""".Replace("} }", "}}", StringComparison.Ordinal), One(told, "back").GetRawText());
        Assert.Equal("frame.malformed", One(told, "refused").GetString());
        Assert.Equal(carrier == "grpc" ? "INVALID_ARGUMENT" : "OK", One(told, "ended").GetString());
        if (carrier != "grpc") Assert.Equal("session.wrong-frames", One(told, "goodbye").GetString());
    }

    [Theory]
    [MemberData(nameof(ScriptsAndCarriers))]
    public async Task A_recorded_script_ends_in_the_approved_state_with_a_foreign_client(string script, string carrier)
    {
        var file = Path.Combine(Scripts, script + ".jsonl");
        var approved = JsonElement.Parse((await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken))[0]).GetProperty("hash").GetString();
        var (stream, token) = await NewAccountAsync($"{script}-{carrier}");

        var told = await NodePrograms.RunAsync(server, token, "script.mjs", carrier, stream, file);

        Assert.Equal(approved, One(told, "hash").GetString());
    }

    private async Task<(string Stream, string Token)> NewAccountAsync(string name)
    {
        using var client = await server.CreateAccountAsync(name, TestContext.Current.CancellationToken);
        using var answer = await client.GetAsync(new Uri("/api/v1/pull", UriKind.Relative), TestContext.Current.CancellationToken);
        var pulled = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (pulled.GetProperty("stream").GetString()!, client.DefaultRequestHeaders.Authorization!.Parameter!);
    }

    private static JsonElement One(IReadOnlyList<JsonElement> told, string name) => Assert.Single(told, line => line.TryGetProperty(name, out _)).GetProperty(name);
}
