using RearCloud.Core.Documents;
using RearCloud.Server.Sync.Hints;

namespace RearCloud.Server.Tests.Sync.Hints;

public sealed class HintTextTests
{
    [Fact]
    public void Hints_come_back_as_they_were()
    {
        StreamHint[] hints = [new(new StreamId("user.anna"), new Sequence(7)), new(new StreamId("fleet_1"), new Sequence(long.MaxValue))];

        var read = HintText.Read(Assert.Single(HintText.Write("node", hints)));

        Assert.Equal("node", read?.Node);
        Assert.Equal(hints, read?.Hints);
    }

    [Fact]
    public void Many_hints_are_split_and_none_is_lost()
    {
        var hints = Enumerable.Range(0, 1_000).Select(i => new StreamHint(new StreamId($"{i}".PadLeft(64, 's')), new Sequence(i))).ToList();

        var messages = HintText.Write("node", hints).ToList();

        Assert.All(messages, message => Assert.InRange(message.Length, 1, IHintRelay.MessageBytes));
        Assert.InRange(messages.Count, 2, 12);
        Assert.Equal(hints, messages.SelectMany(message => HintText.Read(message)!.Value.Hints));
    }

    [Fact]
    public void Nothing_to_tell_is_no_message() => Assert.Empty(HintText.Write("node", []));

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("hints1")]
    [InlineData("hints1 node")]
    [InlineData("hints1 node stream")]
    [InlineData("hints1 node stream -1")]
    [InlineData("hints1 node stream 99999999999999999999")]
    [InlineData("hints1 node stream 1 ")]
    [InlineData("hints1 node stream 1 other")]
    [InlineData("hints1  stream 1")]
    [InlineData("hints1 node str/eam 1")]
    [InlineData("hints2 node stream 1")]
    public void What_is_no_hint_reads_as_nothing(string text) => Assert.Null(HintText.Read(text));

    [Fact]
    public void A_text_over_the_limit_is_not_even_looked_at() =>
        Assert.Null(HintText.Read("hints1 node" + string.Concat(Enumerable.Repeat(" s 1", IHintRelay.MessageBytes / 4))));
}
