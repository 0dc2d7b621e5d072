using System.Threading.Channels;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;
using RearCloud.Server.Sync.Hints;
using RearCloud.Server.Sync.Previews;
using static RearCloud.TestKit.Sync.Bodies;

namespace RearCloud.TestKit.Hints;

/// <summary>What every relay of hints does, against its real server.</summary>
public abstract class HintRelayContract
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A relay of this deployment.</summary>
    protected abstract Task<IHintRelay> CreateAsync();

    /// <summary>Cuts every connection to the real server.</summary>
    protected abstract Task CutAsync();

    /// <summary>Lets the server take connections again if the cut ended that.</summary>
    protected abstract Task MendAsync();

    [Fact]
    public async Task Every_node_hears_what_one_publishes_also_that_one()
    {
        var relay = await CreateAsync();
        var (one, other) = (new Ear(), new Ear());
        await using var first = await relay.OpenAsync(one.Hear, Cancellation);
        await using var second = await relay.OpenAsync(other.Hear, Cancellation);

        await first.PublishAsync("a 1", Cancellation);
        await second.PublishAsync("b 2", Cancellation);

        Assert.Equal(["a 1", "b 2"], (await one.NextAsync(2)).Order());
        Assert.Equal(["a 1", "b 2"], (await other.NextAsync(2)).Order());
    }

    [Fact]
    public async Task The_longest_text_arrives_whole()
    {
        var relay = await CreateAsync();
        var ear = new Ear();
        await using var link = await relay.OpenAsync(ear.Hear, Cancellation);
        var text = string.Concat(Enumerable.Range(0, IHintRelay.MessageBytes).Select(i => (char)('a' + (i % 26))));

        await link.PublishAsync(text, Cancellation);

        Assert.Equal([text], await ear.NextAsync(1));
    }

    [Fact]
    public async Task Texts_of_one_node_arrive_in_their_order()
    {
        var relay = await CreateAsync();
        var ear = new Ear();
        await using var teller = await relay.OpenAsync(_ => { }, Cancellation);
        await using var link = await relay.OpenAsync(ear.Hear, Cancellation);
        List<string> texts = [.. Enumerable.Range(0, 500).Select(i => $"text {i}")];

        foreach (var text in texts) await teller.PublishAsync(text, Cancellation);

        Assert.Equal(texts, await ear.NextAsync(texts.Count));
    }

    [Fact]
    public async Task The_largest_preview_is_one_text_and_arrives_whole()
    {
        var relay = await CreateAsync();
        var ear = new Ear();
        await using var link = await relay.OpenAsync(ear.Hear, Cancellation);
        var wide = Json($"\"{new string('x', (Limits.PreviewBytes / Limits.EditsPerPreview) - 60)}\"");
        List<Edit> edits = [.. Enumerable.Range(0, Limits.EditsPerPreview).Select(i => Edit.Set(Wallpaper($"w{i}"), default, new FieldChange(FieldPath.Of("name"), wide)))];
        Assert.Null(PreviewCheck.Check(edits));
        var preview = new ServerFrame.Previewed(new StreamId(new string('s', Limits.IdLength)), new string('p', Limits.IdLength), edits, false);

        await link.PublishAsync(PreviewText.Write(new string('n', 32), [preview], () => Assert.Fail("It is too large.")).Single(), Cancellation);

        var (_, previews) = PreviewText.Read((await ear.NextAsync(1))[0])!.Value;
        Assert.Equal(FrameCodec.Encode(preview), FrameCodec.Encode(Assert.Single(previews)));
    }

    [Fact]
    public async Task A_link_says_that_it_is_lost_and_a_new_one_hears_again()
    {
        var relay = await CreateAsync();
        await using (var doomed = await relay.OpenAsync(_ => { }, Cancellation))
        {
            Assert.False(doomed.Lost.IsCompleted);
            await CutAsync();
            await Assert.ThrowsAnyAsync<Exception>(() => doomed.Lost.WaitAsync(Patience, Cancellation));
            Assert.True(doomed.Lost.IsFaulted);
        }

        await MendAsync();
        var ear = new Ear();
        await using var link = await relay.OpenAsync(ear.Hear, Cancellation);
        await link.PublishAsync("back", Cancellation);
        Assert.Equal(["back"], await ear.NextAsync(1));
    }

    [Fact]
    public async Task Publishing_on_a_cut_link_fails_and_does_not_hang()
    {
        var relay = await CreateAsync();
        await using var link = await relay.OpenAsync(_ => { }, Cancellation);
        await CutAsync();
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            // The first may still go into a socket whose other end is gone.
            while (true) await link.PublishAsync("lost", Cancellation).WaitAsync(Patience, Cancellation);
        });
        await MendAsync();
    }

    [Fact]
    public async Task A_disposed_link_hears_nothing_more_and_disturbs_no_other()
    {
        var relay = await CreateAsync();
        var (gone, ear) = (new Ear(), new Ear());
        var leaving = await relay.OpenAsync(gone.Hear, Cancellation);
        await using var link = await relay.OpenAsync(ear.Hear, Cancellation);
        await leaving.DisposeAsync();

        await link.PublishAsync("still here", Cancellation);

        Assert.Equal(["still here"], await ear.NextAsync(1));
        Assert.Equal(0, gone.Count);
        Assert.False(link.Lost.IsCompleted);
    }

    /// <summary>What a node heard.</summary>
    private sealed class Ear
    {
        private readonly Channel<string> _heard = Channel.CreateUnbounded<string>();

        public int Count => _heard.Reader.Count;

        public void Hear(string message) => _heard.Writer.TryWrite(message);

        public async Task<IReadOnlyList<string>> NextAsync(int count)
        {
            var heard = new List<string>();
            while (heard.Count < count) heard.Add(await _heard.Reader.ReadAsync(Cancellation).AsTask().WaitAsync(Patience, Cancellation));
            return heard;
        }
    }
}
