using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RearCloud.Core.Documents;
using RearCloud.Server.Sync.Hints;

namespace RearCloud.Server.Tests.Sync.Hints;

public sealed class HintExchangeTests
{
    private static readonly StreamId Home = new("home");

    [Fact]
    public async Task A_commit_is_told_at_once_when_nothing_was_told_lately()
    {
        await using var node = new HintNode();
        await node.StartAsync();
        var link = await node.LinkAsync();

        node.Watch.Announce(Home, new Sequence(1));

        // The clock stands: no waiting lies before the first hint.
        var message = await link.Published.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal([new StreamHint(Home, new Sequence(1))], HintText.Read(message)!.Value.Hints);
    }

    [Fact]
    public async Task While_a_hint_is_on_its_way_the_next_gather_and_of_each_stream_the_newest_goes()
    {
        await using var node = new HintNode();
        await node.StartAsync();
        var link = await node.LinkAsync();
        link.Gate = new TaskCompletionSource();
        node.Watch.Announce(Home, new Sequence(1));
        await node.NextAsync(link);

        foreach (var sequence in (long[])[2, 5, 3, 4]) node.Watch.Announce(Home, new Sequence(sequence));
        node.Watch.Announce(HintNode.Stream(1), new Sequence(9));
        link.Gate.SetResult();

        var (_, hints) = await node.NextAsync(link);
        Assert.Equal([new(Home, new Sequence(5)), new(HintNode.Stream(1), new Sequence(9))], hints);
        Assert.False(link.Published.TryRead(out _));
    }

    [Fact]
    public async Task A_relay_that_hangs_holds_nobody_up_and_what_does_not_fit_is_dropped_and_counted()
    {
        await using var node = new HintNode();
        await node.StartAsync();
        var link = await node.LinkAsync();
        link.Gate = new TaskCompletionSource();
        node.Watch.Announce(Home, new Sequence(1));
        await node.NextAsync(link);

        // Returns, or the test does not end.
        for (var i = 0; i < HintOutbox.Streams + 25; i++) node.Watch.Announce(HintNode.Stream(i), new Sequence(1));
        node.Watch.Announce(HintNode.Stream(0), new Sequence(2));

        Assert.Equal(25, node.Dropped);
        link.Gate.SetResult();
        var told = new Dictionary<StreamId, Sequence>();
        while (told.Count < HintOutbox.Streams)
        {
            foreach (var hint in (await node.NextAsync(link)).Hints) told.Add(hint.Stream, hint.Sequence);
        }

        Assert.Equal(new Sequence(2), told[HintNode.Stream(0)]);
        Assert.DoesNotContain(HintNode.Stream(HintOutbox.Streams), told.Keys);
    }

    [Fact]
    public async Task A_failed_publication_ends_the_link_and_its_hints_go_with_the_next()
    {
        await using var node = new HintNode();
        await node.StartAsync();
        var broken = await node.LinkAsync();
        broken.Gate = new TaskCompletionSource();
        node.Watch.Announce(Home, new Sequence(1));
        await node.NextAsync(broken);
        node.Watch.Announce(Home, new Sequence(2));
        broken.Gate.SetException(new IOException("The relay fails on purpose."));

        var next = await node.LinkAsync();

        Assert.Equal([new StreamHint(Home, new Sequence(2))], (await node.NextAsync(next)).Hints);
    }

    [Fact]
    public async Task Hints_of_other_nodes_reach_the_watchers_and_own_ones_that_come_back_do_not()
    {
        await using var node = new HintNode();
        await node.StartAsync();
        var link = await node.LinkAsync();
        node.Watch.Announce(Home, new Sequence(1));
        var own = HintText.Write((await node.NextAsync(link)).Node, [new(Home, new Sequence(1))]).Single();
        var calls = 0;
        using var watching = node.Watch.Watch(Home, () => calls++);

        link.Deliver(own);
        link.Deliver("nonsense");
        link.Deliver(HintText.Write("other", [new(HintNode.Stream(1), new Sequence(1))]).Single());
        Assert.Equal(0, calls);

        link.Deliver(HintText.Write("other", [new(Home, new Sequence(2))]).Single());
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task What_another_node_told_is_not_told_again()
    {
        await using var node = new HintNode();
        await node.StartAsync();
        var link = await node.LinkAsync();

        link.Deliver(HintText.Write("other", [new(Home, new Sequence(2))]).Single());
        node.Watch.Announce(HintNode.Stream(1), new Sequence(1));

        Assert.Equal([new StreamHint(HintNode.Stream(1), new Sequence(1))], (await node.NextAsync(link)).Hints);
    }

    [Fact]
    public async Task After_an_outage_every_watcher_looks_once_and_not_all_at_once()
    {
        const int Watchers = 5_000;
        await using var node = new HintNode();
        await node.StartAsync();
        var link = await node.LinkAsync();
        var looked = new int[Watchers];
        var sum = 0L;
        for (var i = 0; i < Watchers; i++)
        {
            var number = i;
            // All on one stream, as with a fleet's layer: the spread is over readers.
            node.Watch.Watch(Home, () =>
            {
                looked[number]++;
                Interlocked.Increment(ref sum);
            });
        }

        link.Break();
        await node.LinkAsync();
        var steps = 0;
        for (var before = 0L; before < Watchers;)
        {
            node.Clock.Advance(HintExchange.CatchUpTime / 50);
            await Task.Yield();
            var now = Interlocked.Read(ref sum);
            if (now > before) steps++;
            Assert.InRange(now - before, 0, Watchers / 10);
            before = now;
        }

        Assert.All(looked, count => Assert.Equal(1, count));
        Assert.True(steps >= 10, $"They looked in {steps} steps.");
    }

    [Fact]
    public async Task An_outage_is_told_once_and_the_node_stays_in_service()
    {
        await using var node = new HintNode();
        await node.StartAsync();
        var link = await node.LinkAsync();
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(node));

        node.Relay.OpenFailure = new IOException("There is no relay.");
        link.Break();
        var attempts = node.Relay.Attempts;
        while (node.Relay.Attempts < attempts + 5)
        {
            node.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(HealthStatus.Degraded, await HealthAsync(node));
        Assert.Single(node.Warnings);
        node.Watch.Announce(Home, new Sequence(3));

        node.Relay.OpenFailure = null;
        Assert.Equal([new StreamHint(Home, new Sequence(3))], (await node.NextAsync(await node.LinkAsync())).Hints);
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(node));
        Assert.Single(node.Warnings);
    }

    [Fact]
    public async Task A_node_without_a_relay_keeps_nothing_for_others()
    {
        await using var node = new HintNode();
        node.Watch.Announce(Home, new Sequence(1));
        Assert.Empty(node.Services.GetRequiredService<HintOutbox>().Take());
    }

    private static async Task<HealthStatus> HealthAsync(HintNode node) =>
        (await node.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Status;
}
