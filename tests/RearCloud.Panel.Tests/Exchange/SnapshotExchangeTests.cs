using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Panel.Exchange;
using RearCloud.Scene;

namespace RearCloud.Panel.Tests.Exchange;

public sealed class SnapshotExchangeTests
{
    [Fact]
    public void Newest_snapshot_wins_and_is_taken_once()
    {
        var exchange = new SnapshotExchange();
        Assert.False(exchange.HasNew);
        Assert.Null(exchange.Take());

        var newest = Numbered(2);
        exchange.Publish(Numbered(1));
        exchange.Publish(newest);

        Assert.True(exchange.HasNew);
        Assert.Same(newest, exchange.Take());
        Assert.False(exchange.HasNew);
        Assert.Null(exchange.Take());
    }

    [Fact]
    public void Traces_of_a_snapshot_that_nobody_saw_go_to_the_next()
    {
        var exchange = new SnapshotExchange();
        exchange.Publish(Numbered(1, "a"));
        exchange.Publish(Numbered(2));
        exchange.Publish(Numbered(3, "b", "c"));

        Assert.Equal(["a", "b", "c"], exchange.Take()!.Traces.Select(t => t.Value));
        exchange.Publish(Numbered(4, "d"));
        Assert.Equal(["d"], exchange.Take()!.Traces.Select(t => t.Value));
    }

    [Fact]
    public async Task Under_load_numbers_only_rise_the_last_arrives_and_no_trace_is_lost()
    {
        const int Count = 100_000;
        var exchange = new SnapshotExchange();
        var seen = new HashSet<string>();
        var last = 0;
        var reader = Task.Run(
            () =>
            {
                while (last < Count)
                {
                    if (exchange.Take() is not { } snapshot) continue;
                    Assert.True(snapshot.FrameRate > last, $"{snapshot.FrameRate} came after {last}.");
                    last = snapshot.FrameRate;
                    foreach (var trace in snapshot.Traces) Assert.True(seen.Add(trace.Value), $"{trace} came twice.");
                }
            },
            TestContext.Current.CancellationToken);
        for (var i = 1; i <= Count; i++) exchange.Publish(i % 100 == 0 ? Numbered(i, $"t{i}") : Numbered(i));

        await reader.WaitAsync(Patience.Span, TestContext.Current.CancellationToken);
        Assert.Equal(Count, last);
        Assert.Equal(Count / 100, seen.Count);
    }

    /// <summary>A snapshot that carries its number where the exchange does not look.</summary>
    private static Snapshot Numbered(int number, params string[] traces) =>
        new(PanelProfiles.Reference, [], null, number, [.. traces.Select(t => new TraceId(t))]);
}
