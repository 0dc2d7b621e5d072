using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Frames;
using RearCloud.Server.Sync.Hints;
using RearCloud.Server.Sync.Previews;
using RearCloud.Server.Tests.Sync.Hints;
using static RearCloud.TestKit.Sync.Bodies;

namespace RearCloud.Server.Tests.Sync.Previews;

/// <summary>Previews between nodes, over a fake relay and with a clock that stands until it is moved.</summary>
public sealed class NodePreviewTests
{
    private static readonly StreamId Home = new("user.anna");

    [Fact]
    public async Task What_a_hand_does_is_told_at_once_and_its_end_too()
    {
        await using var node = new HintNode();
        await node.StartAsync();
        var link = await node.LinkAsync();
        using var hand = node.Previews.Join(Home, onNews: null);

        Assert.Null(hand.Show(Edits(1)));
        var shown = Assert.Single(Read(await link.Published.ReadAsync(TestContext.Current.CancellationToken)));
        hand.End();
        var over = Assert.Single(Read(await node.NextTextAsync(link)));

        Assert.Equal((Home, false, 1), (shown.Stream, shown.IsOver, Value(shown)));
        Assert.Equal((shown.Source, true), (over.Source, over.IsOver));
    }

    [Fact]
    public async Task Hands_on_different_nodes_have_different_names()
    {
        await using var one = new HintNode();
        await using var other = new HintNode();

        Assert.NotEqual(one.Previews.NewName(), other.Previews.NewName());
    }

    [Fact]
    public async Task While_a_text_is_on_its_way_the_newest_of_each_source_gathers_and_a_hint_goes_first()
    {
        await using var node = new HintNode();
        await node.StartAsync();
        var link = await node.LinkAsync();
        link.Gate = new TaskCompletionSource();
        node.PreviewsToTell.Add(Shown("a", 1));
        await node.NextTextAsync(link);

        for (var i = 2; i <= 50; i++) node.PreviewsToTell.Add(Shown("a", i));
        node.PreviewsToTell.Add(Shown("b", 7));
        node.PreviewsToTell.Add(Over("b"));
        node.Watch.Announce(Home, new Sequence(1));
        link.Gate.SetResult();

        Assert.Equal([new StreamHint(Home, new Sequence(1))], (await node.NextAsync(link)).Hints);
        var next = Read(await node.NextTextAsync(link));
        Assert.Equal([("a", false), ("b", true)], next.Select(p => (p.Source, p.IsOver)));
        Assert.Equal(50, Value(next[0]));
        Assert.False(link.Published.TryRead(out _));
    }

    [Fact]
    public async Task Of_many_texts_of_previews_a_hint_waits_for_one()
    {
        await using var node = new HintNode();
        await node.StartAsync();
        var link = await node.LinkAsync();
        link.Gate = new TaskCompletionSource();
        node.PreviewsToTell.Add(Shown("first", 1));
        await node.NextTextAsync(link);
        for (var i = 0; i < PreviewOutbox.Sources; i++) node.PreviewsToTell.Add(Shown($"hand-{i}", i));
        var first = link.Gate;
        link.Gate = new TaskCompletionSource();
        first.SetResult();
        Assert.NotEmpty(Read(await node.NextTextAsync(link)));

        node.Watch.Announce(Home, new Sequence(1));
        link.Gate.SetResult();

        Assert.Equal([new StreamHint(Home, new Sequence(1))], (await node.NextAsync(link)).Hints);
        Assert.NotEmpty(Read(await node.NextTextAsync(link)));
    }

    [Fact]
    public async Task A_hint_that_waited_behind_a_preview_that_failed_goes_with_the_next_link()
    {
        await using var node = new HintNode();
        await node.StartAsync();
        var broken = await node.LinkAsync();
        broken.Gate = new TaskCompletionSource();
        node.PreviewsToTell.Add(Shown("a", 1));
        await node.NextTextAsync(broken);
        node.Watch.Announce(Home, new Sequence(1));
        broken.Gate.SetException(new IOException("The relay fails on purpose."));

        var next = await node.LinkAsync();

        Assert.Equal([new StreamHint(Home, new Sequence(1))], (await node.NextAsync(next)).Hints);
    }

    [Fact]
    public async Task What_does_not_fit_is_dropped_and_counted_and_without_a_link_nothing_is_kept()
    {
        await using var node = new HintNode();
        node.PreviewsToTell.Add(Shown("early", 1));
        await node.StartAsync();
        var link = await node.LinkAsync();
        Assert.Empty(node.PreviewsToTell.Take());
        link.Gate = new TaskCompletionSource();
        node.PreviewsToTell.Add(Shown("first", 1));
        await node.NextTextAsync(link);

        for (var i = 0; i < PreviewOutbox.Sources + 25; i++) node.PreviewsToTell.Add(Shown($"hand-{i}", i));
        node.PreviewsToTell.Add(Over("hand-0"));
        Assert.Equal(25, node.DroppedPreviews);

        link.Break();
        var next = await node.LinkAsync();
        while (node.Exchange.Trouble is not null) await Task.Yield();
        node.PreviewsToTell.Add(Shown("late", 2));
        Assert.Equal("late", Assert.Single(Read(await node.NextTextAsync(next))).Source);
    }

    [Fact]
    public async Task Other_nodes_hands_reach_the_seats_and_own_ones_that_come_back_do_not()
    {
        await using var node = new HintNode();
        await node.StartAsync();
        var link = await node.LinkAsync();
        using var hand = node.Previews.Join(Home, onNews: null);
        var calls = 0;
        using var reader = node.Previews.Join(Home, () => calls++);
        Assert.Null(hand.Show(Edits(1)));
        var own = await link.Published.ReadAsync(TestContext.Current.CancellationToken);
        Assert.True(reader.TryTake(out _));

        link.Deliver(own);
        link.Deliver(Text(new ServerFrame.Previewed(new StreamId("user.berta"), "far", Edits(2), false)));
        link.Deliver("previews1 other nonsense");
        link.Deliver("previews2 other nonsense");
        Assert.Equal((1, 1), (calls, (int)node.DroppedPreviews));

        link.Deliver(Text(Shown("far", 3)));
        Assert.True(reader.TryTake(out var told));
        Assert.Equal(("far", 3), (told.Source, Value(told)));
        // What another node told is not told again.
        Assert.Empty(node.PreviewsToTell.Take());
        Assert.False(link.Published.TryRead(out _));
    }

    [Fact]
    public async Task A_preview_of_another_node_is_over_by_its_word_and_by_silence()
    {
        await using var node = new HintNode();
        await node.StartAsync();
        var link = await node.LinkAsync();
        using var reader = node.Previews.Join(Home, () => { });

        link.Deliver(Text(Shown("told", 1), Shown("lost", 2)));
        Assert.True(reader.TryTake(out _) && reader.TryTake(out _) && !reader.TryTake(out _));
        link.Deliver(Text(Over("told"), Over("never heard of")));
        Assert.True(reader.TryTake(out var told));
        Assert.Equal(("told", true), (told.Source, told.IsOver));

        node.Clock.Advance(Limits.PreviewLifetime - TimeSpan.FromMilliseconds(100));
        Assert.False(reader.TryTake(out _));
        node.Clock.Advance(TimeSpan.FromMilliseconds(200));
        Assert.True(reader.TryTake(out var lost));
        Assert.Equal(("lost", true), (lost.Source, lost.IsOver));

        // Both may begin again.
        link.Deliver(Text(Shown("told", 3), Shown("lost", 4)));
        Assert.True(reader.TryTake(out _) && reader.TryTake(out _));
    }

    [Fact]
    public async Task Of_too_many_hands_on_other_nodes_the_last_are_dropped_and_counted_until_others_are_over()
    {
        await using var node = new HintNode();
        await node.StartAsync();
        var link = await node.LinkAsync();
        using var reader = node.Previews.Join(Home, () => { });

        for (var i = 0; i < RemotePreviews.Sources + 3; i++) link.Deliver(Text(Shown($"hand-{i}", i)));
        Assert.Equal(3, node.DroppedPreviews);

        node.Clock.Advance(Limits.PreviewLifetime * 1.1);
        while (reader.TryTake(out _))
        {
        }

        link.Deliver(Text(Shown("next", 5)));
        Assert.True(reader.TryTake(out var told));
        Assert.Equal("next", told.Source);
        Assert.Equal(3, node.DroppedPreviews);
    }

    private static string Text(params ServerFrame.Previewed[] previews) => PreviewText.Write("other", previews, () => Assert.Fail("It is too large.")).Single();

    private static IReadOnlyList<ServerFrame.Previewed> Read(string text) => PreviewText.Read(text)!.Value.Previews;

    private static ServerFrame.Previewed Shown(string source, int value) => new(Home, source, Edits(value), false);

    private static ServerFrame.Previewed Over(string source) => new(Home, source, [], true);

    private static IReadOnlyList<Edit> Edits(int value) => [Edit.Set(Wallpaper("w"), default, new FieldChange(FieldPath.Of("n"), Json($"{value}")))];

    private static int Value(ServerFrame.Previewed told) => Assert.Single(Assert.Single(told.Edits).Fields).Value!.Value.GetInt32();
}
