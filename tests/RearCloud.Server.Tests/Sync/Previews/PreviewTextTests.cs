using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;
using RearCloud.Server.Sync.Hints;
using RearCloud.Server.Sync.Previews;
using static RearCloud.TestKit.Sync.Bodies;

namespace RearCloud.Server.Tests.Sync.Previews;

public sealed class PreviewTextTests
{
    private static readonly ServerFrame.Previewed Over = new(new StreamId("user.anna"), "hand", [], true);

    [Fact]
    public void Previews_come_back_as_they_were()
    {
        var shown = Shown("other", 9);

        var read = PreviewText.Read(Assert.Single(Write(Over, shown)));

        Assert.Equal("node", read?.Node);
        Assert.Equal(((ServerFrame.Previewed[])[Over, shown]).Select(FrameCodec.Encode), read!.Value.Previews.Select(FrameCodec.Encode));
    }

    [Fact]
    public void Many_previews_are_split_and_none_is_lost()
    {
        ServerFrame.Previewed[] previews = [.. Enumerable.Range(0, 200).Select(i => Shown($"hand-{i}", 300))];

        var texts = Write(previews);

        Assert.All(texts, text => Assert.InRange(text.Length, 1, IHintRelay.MessageBytes));
        Assert.InRange(texts.Count, 2, previews.Length / 5);
        Assert.Equal(previews.Select(p => p.Source), texts.SelectMany(text => PreviewText.Read(text)!.Value.Previews).Select(p => p.Source));
    }

    [Fact]
    public void What_no_text_carries_is_left_out_and_told_of()
    {
        var tooLarge = 0;

        var text = Assert.Single(PreviewText.Write("node", [Shown("wide", 8_000), Over], () => tooLarge++));

        Assert.Equal(1, tooLarge);
        Assert.Equal(Over.Source, Assert.Single(PreviewText.Read(text)!.Value.Previews).Source);
    }

    [Fact]
    public void Nothing_to_tell_is_no_text() => Assert.Empty(Write());

    [Fact]
    public void A_node_of_before_previews_passes_over_them() => Assert.All(Write(Over, Shown("hand", 5)), text => Assert.Null(HintText.Read(text)));

    [Fact]
    public void What_is_no_preview_reads_as_nothing()
    {
        var good = Write(Over)[0];
        string[] wrong =
        [
            "", "previews1", "previews1 node", "previews1 node ", "previews1 node !", "previews1 node AAAA", good + " ", good + " x", good.Replace("node", "", StringComparison.Ordinal),
            good.Replace("previews1", "previews2", StringComparison.Ordinal), good + new string(' ', IHintRelay.MessageBytes),
            Word(new ServerFrame.Pong(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch)), Word(new ServerFrame.Previewed(Over.Stream, "", [], true)), Word(Over with { IsOver = false }),
        ];

        Assert.NotNull(PreviewText.Read(good));
        Assert.All(wrong, text => Assert.Null(PreviewText.Read(text)));
    }

    private static List<string> Write(params ServerFrame.Previewed[] previews) => [.. PreviewText.Write("node", previews, () => Assert.Fail("It is too large."))];

    private static string Word(ServerFrame frame) => $"previews1 node {Convert.ToBase64String(FrameCodec.Encode(frame))}";

    private static ServerFrame.Previewed Shown(string source, int length) =>
        new(Over.Stream, source, [Edit.Set(Wallpaper("w"), default, new FieldChange(FieldPath.Of("name"), Json($"\"{new string('x', length)}\"")))], false);
}
