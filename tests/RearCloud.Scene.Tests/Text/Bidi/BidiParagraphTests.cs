using RearCloud.Scene.Text.Bidi;

namespace RearCloud.Scene.Tests.Text.Bidi;

public sealed class BidiParagraphTests
{
    private const string Hebrew = "\u05D0\u05D1\u05D2";

    [Fact]
    public void Plain_text_is_one_run_of_level_0()
    {
        BidiParagraph paragraph = BidiParagraph.Resolve("Battery (80%) – ok");
        Assert.True(paragraph.IsLeftToRight);
        Assert.Equal(0, paragraph.BaseLevel);
        Assert.Equal([new VisualRun(0, 18, 0)], paragraph.VisualRuns(0, 18));
    }

    [Fact]
    public void Empty_text_has_no_runs()
    {
        Assert.Empty(BidiParagraph.Resolve("").VisualRuns(0, 0));
        Assert.Equal(1, BidiParagraph.Resolve("", ParagraphDirection.RightToLeft).BaseLevel);
    }

    [Fact]
    public void Runs_stand_in_visual_order_with_their_place_in_the_text()
    {
        // abc HEB 12 -> in a right-to-left paragraph: 12 HEB abc
        string text = "abc " + Hebrew + " 12";
        BidiParagraph paragraph = BidiParagraph.Resolve(text, ParagraphDirection.RightToLeft);
        Assert.Equal([new VisualRun(8, 2, 2), new VisualRun(3, 5, 1), new VisualRun(0, 3, 2)], paragraph.VisualRuns(0, text.Length));
    }

    [Fact]
    public void Space_at_the_end_of_each_line_goes_to_the_end_of_the_paragraphs_direction()
    {
        string text = Hebrew + " " + Hebrew;
        BidiParagraph paragraph = BidiParagraph.Resolve(text, ParagraphDirection.LeftToRight);
        Assert.Equal([new VisualRun(0, 7, 1)], paragraph.VisualRuns(0, 7));
        Assert.Equal([new VisualRun(0, 3, 1), new VisualRun(3, 1, 0)], paragraph.VisualRuns(0, 4));
    }

    [Fact]
    public void Joiners_stay_in_the_run_of_the_emoji_they_join()
    {
        string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
        string text = Hebrew + family;
        BidiParagraph paragraph = BidiParagraph.Resolve(text, ParagraphDirection.RightToLeft);
        Assert.Equal([new VisualRun(0, text.Length, 1)], paragraph.VisualRuns(0, text.Length));
    }

    [Fact]
    public void A_paragraph_separator_ends_overrides_and_isolates()
    {
        BidiParagraph paragraph = BidiParagraph.Resolve("\u202Eab\u2029cd");
        Assert.Equal([1, 1, 0, 0, 0], paragraph.Levels[1..].ToArray());
    }

    [Fact]
    public void A_line_outside_of_the_text_is_a_wrong_program()
    {
        BidiParagraph paragraph = BidiParagraph.Resolve("abc");
        Assert.Throws<ArgumentOutOfRangeException>(() => paragraph.VisualRuns(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => paragraph.VisualRuns(0, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => paragraph.VisualRuns(4, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => paragraph.VisualRuns(1, int.MaxValue));
    }

    [Theory]
    [InlineData(0x2066)] // isolates without end
    [InlineData(0x202B)] // embeddings without end
    [InlineData(0x28)] // brackets without end
    [InlineData(0x2068)] // first-strong isolates without end
    [InlineData('\t')] // separators
    public void A_long_hostile_text_resolves(int repeated)
    {
        const int Count = 200_000;
        string text = "\u05D0" + new string((char)repeated, Count) + "a";
        VisualRun[] runs = BidiParagraph.Resolve(text).VisualRuns(0, text.Length);
        Assert.Equal(text.Length, runs.Sum(r => r.Length));
    }

    [Fact]
    public void Any_text_gives_runs_that_cover_it_once()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        string alphabet = "aZ1+%,.()[]{}<> \t\n\u05D0\u05D1\u0627\u0661\u0300\u200D\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u2029\uD83D\uDE00\u3008\u2329";
        for (int round = 0; round < 20_000; round++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(40)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
            BidiParagraph paragraph = BidiParagraph.Resolve(text, (ParagraphDirection)random.Next(3));
            int start = random.Next(text.Length + 1), length = random.Next(text.Length - start + 1);
            VisualRun[] runs = paragraph.VisualRuns(start, length);
            var units = runs.SelectMany(r => Enumerable.Range(r.Start, r.Length)).Order();
            Assert.True(Enumerable.Range(start, length).SequenceEqual(units), $"seed {seed}, round {round}");
            Assert.True(runs.All(r => r.Level <= 126), $"seed {seed}, round {round}");
        }
    }
}
