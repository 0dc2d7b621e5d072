using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RearCloud.Client;
using RearCloud.Core.Documents;
using RearCloud.EndToEnd.Nodes;
using RearCloud.EndToEnd.Pages;
using RearCloud.TestKit.Databases;

namespace RearCloud.EndToEnd;

/// <summary>Two real server processes, a real PostgreSQL, a real Redis and a real nginx that deals requests out in turn.</summary>
public sealed partial class NodeTests(PostgresFixture postgres)
{
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ClientCarrier.Grpc, true)]
    [InlineData(ClientCarrier.SignalR, true)]
    [InlineData(ClientCarrier.Grpc, false)]
    [InlineData(ClientCarrier.SignalR, false)]
    public async Task Devices_on_different_nodes_see_each_others_edits_by_push(ClientCarrier carrier, bool withRedis)
    {
        await using var pair = await NodePair.StartAsync(postgres, Seldom, withRedis);
        await pair.ConnectAsync(carrier, devicesOnEachNode: 2);

        var watch = Stopwatch.StartNew();
        for (var round = 0; round < 5; round++)
        {
            foreach (var device in pair.Devices)
            {
                var key = await device.EditAsync();
                foreach (var other in pair.Devices) await other.HasAsync(key);
            }
        }

        // Twenty edits, one after the other: by heartbeats alone each would take up to one.
        Assert.True(watch.Elapsed < Seldom / 2, $"Twenty edits took {watch.Elapsed}.");
        TestContext.Current.SendDiagnosticMessage($"20 edits to 3 other devices each, one after the other: {watch.Elapsed.TotalMilliseconds:f0} ms");
        await EqualAsync(pair);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_preview_is_seen_on_the_other_node_and_is_over_with_its_hand(bool withRedis)
    {
        await using var pair = await NodePair.StartAsync(postgres, Seldom, withRedis);
        await pair.ConnectAsync(ClientCarrier.Grpc);
        var (hand, reader) = (pair.Devices[0], pair.Devices[1]);
        var key = await hand.EditAsync();
        await reader.HasAsync(key);

        await hand.HoldAsync(key, "Dragged", until: reader.ShowsAsync(key, "Dragged"));

        await reader.ShowsAsync(key, "Edit");
        Assert.Equal("Edit", reader.Documents[key].Body.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Without_Redis_edits_arrive_by_heartbeat_and_with_it_again_by_push()
    {
        var heartbeat = TimeSpan.FromSeconds(15);
        await using var pair = await NodePair.StartAsync(postgres, heartbeat, withRedis: true);
        await pair.ConnectAsync(ClientCarrier.Grpc);

        await pair.Redis!.KillAsync();
        foreach (var node in pair.Nodes) await node.SaysAsync("Degraded");
        var watch = Stopwatch.StartNew();
        var keys = new List<DocumentKey>();
        foreach (var device in pair.Devices) keys.Add(await device.EditAsync());
        foreach (var device in pair.Devices)
        {
            foreach (var key in keys) await device.HasAsync(key);
        }

        // One heartbeat and what a crowded machine needs.
        Assert.True(watch.Elapsed < 2 * heartbeat, $"Without hints it took {watch.Elapsed}.");

        await pair.Redis.StartAgainAsync(Cancellation);
        foreach (var node in pair.Nodes) await node.SaysAsync("Healthy");
        watch.Restart();
        for (var round = 0; round < 4; round++)
        {
            foreach (var device in pair.Devices)
            {
                var key = await device.EditAsync();
                foreach (var other in pair.Devices) await other.HasAsync(key);
            }
        }

        // By heartbeats alone each would take half of one.
        Assert.True(watch.Elapsed < 2 * heartbeat, $"Eight edits, one after the other, took {watch.Elapsed}.");
        await EqualAsync(pair);
    }

    [Theory]
    [InlineData(ClientCarrier.Grpc)]
    [InlineData(ClientCarrier.SignalR)]
    public async Task A_node_that_is_killed_while_edits_are_made_costs_none_of_them(ClientCarrier carrier)
    {
        const int EditsOfEach = 60;
        await using var pair = await NodePair.StartAsync(postgres, TimeSpan.FromSeconds(5), withRedis: true);
        await pair.ConnectAsync(carrier, devicesOnEachNode: 2);
        var victim = pair.Nodes[0];
        var half = new CountdownEvent(pair.Devices.Count);

        var writing = pair.Devices.Select(async device =>
        {
            var keys = new List<DocumentKey>();
            for (var i = 0; i < EditsOfEach; i++)
            {
                keys.Add(await device.EditAsync());
                if (i == EditsOfEach / 2) half.Signal();
                // Half of them go out before the kill, one by one and not as one batch.
                if (i < EditsOfEach / 2 && i % 5 == 0) await device.ConfirmedAsync();
            }

            return keys;
        }).ToList();
        await Task.Run(() => half.Wait(Cancellation), Cancellation);
        await victim.KillAsync();
        var keys = (await Task.WhenAll(writing)).SelectMany(k => k).ToList();
        foreach (var device in pair.Devices) await device.ConfirmedAsync();

        var documents = await EqualAsync(pair);
        Assert.Equal(EditsOfEach * pair.Devices.Count, keys.Count);
        Assert.Empty(keys.Except(documents));
        Assert.Equal(pair.Devices.Select(device => device.Id).Order(), (await pair.Nodes[1].DevicesAsync(pair.Owner)).Order());
    }

    [Fact]
    public async Task A_browser_that_is_dealt_out_between_the_nodes_stays_signed_in()
    {
        await using var pair = await NodePair.StartAsync(postgres, Seldom, withRedis: false);
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var (one, other) = (pair.Nodes[0].Http, pair.Nodes[1].Http);
        // A cookie does not know ports: to the browser both are the same host.
        var page = await browser.GetStringAsync(new Uri(one, "/sign-in"), Cancellation);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["name"] = "owner", ["password"] = NodePair.Password, ["returnUrl"] = "/", ["__RequestVerificationToken"] = FormToken().Match(page).Groups[1].Value,
        });
        using var signedIn = await browser.PostAsync(new Uri(other, "/sign-in/password"), form, Cancellation);
        Assert.Equal((HttpStatusCode.Redirect, "/"), (signedIn.StatusCode, signedIn.Headers.Location?.ToString()));

        foreach (var address in (Uri[])[one, other, pair.Proxy.Http, pair.Proxy.Http])
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri(address, "/api/v1/devices"), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_page_lives_through_the_proxy_and_shows_what_came_from_another_node()
    {
        await using var pair = await NodePair.StartAsync(postgres, Seldom, withRedis: true);
        using var body = new StringContent(
            """{"format":1,"name":"Home","widgets":{"note":{"kind":"text","order":"V","frame":{"x":300,"y":80,"width":320,"height":96},"text":"Hello","size":56}}}""",
            System.Text.Encoding.UTF8, "application/json");
        using var put = await pair.Owner.PutAsync("/api/v1/documents/layout/home", body, Cancellation);
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync(Cancellation));
        await using var browser = await OwnerBrowser.StartAsync(pair.Proxy.Http, NodePair.Password);
        // Opened several times, so that documents, scripts, pictures and sockets come from both nodes in all orders.
        for (var i = 0; i < 3; i++)
        {
            var page = await browser.OpenLayoutAsync();
            var x = 300 + (10 * i);
            foreach (var node in pair.Nodes)
            {
                x += 4;
                using var patch = new StringContent($$$$$"""{"widgets":{"note":{"frame":{"x":{{{{{x}}}}},"y":80,"width":320,"height":96}}}}""", System.Text.Encoding.UTF8, "application/merge-patch+json");
                using var moved = await pair.Owner.PatchAsync(new Uri(node.Http, "/api/v1/documents/layout/home"), patch, Cancellation);
                Assert.True(moved.IsSuccessStatusCode, await moved.Content.ReadAsStringAsync(Cancellation));
                await page.WaitForLeftEdgeAsync("note", x);
            }
        }
    }

    // All replicas equal each other and the server, by sequence, documents and checksum. Returns the documents.
    private static async Task<IReadOnlySet<DocumentKey>> EqualAsync(NodePair pair)
    {
        var server = JsonNode.Parse(await pair.Owner.GetStringAsync("/api/v1/pull", Cancellation))!;
        var (to, documents) = (server["to"]!.GetValue<long>(), server["documents"]!.AsArray().Count);
        while (server["more"]!.GetValue<bool>())
        {
            server = JsonNode.Parse(await pair.Owner.GetStringAsync($"/api/v1/pull?epoch={server["epoch"]}&after={to}", Cancellation))!;
            (to, documents) = (server["to"]!.GetValue<long>(), documents + server["documents"]!.AsArray().Count);
        }

        foreach (var device in pair.Devices)
        {
            await device.StandsAtAsync(new Sequence(to));
            Assert.Equal(documents, device.Documents.Count);
            Assert.Equal(server["checksum"]!.GetValue<string>(), device.Checksum);
        }

        return pair.Devices[0].Documents.Keys.ToHashSet();
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex FormToken();
}
