using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Text;
using RearCloud.Rendering.Text.Fitting;
using RearCloud.Rendering.Text.Shaping;
using RearCloud.Rendering.Tests.Goldens;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Tests.Text;

public class ParagraphTests
{
    private static readonly FontLibrary Fonts = new();

    private static readonly TextStyle Style = new(40, 400, Color.White, MinSize: 24);

    [Fact]
    public void A_text_that_fits_keeps_its_size()
    {
        using var paragraph = Fit("Berlin", Style, 400, 60);
        Assert.Equal((40f, 1, false), (paragraph.Size, paragraph.LineCount, paragraph.IsCut));
    }

    [Fact]
    public void A_long_line_shrinks_before_it_is_cut()
    {
        using var shrunk = Fit("A few words more", Style, 260, 60);
        Assert.InRange(shrunk.Size, 24, 39);
        Assert.False(shrunk.IsCut);

        using var cut = Fit(string.Join(' ', Enumerable.Repeat("words", 40)), Style, 260, 60);
        Assert.Equal(24, cut.Size);
        Assert.True(cut.IsCut);
    }

    [Fact]
    public void Lines_end_between_words_and_at_line_feeds()
    {
        using var paragraph = Fit("one two three\nfour", Style with { MaxLines = 0 }, 180, 400);
        Assert.Equal(3, paragraph.LineCount);
    }

    [Fact]
    public void More_lines_than_allowed_end_in_an_ellipsis()
    {
        using var paragraph = Fit("one two three four five six seven eight nine ten", Style with { MaxLines = 2, MinSize = 40 }, 180, 400);
        Assert.Equal((2, true), (paragraph.LineCount, paragraph.IsCut));
    }

    [Fact]
    public void Figures_of_a_clock_have_one_size_for_all_times()
    {
        var style = new TextStyle(400, 200, Color.White, TabularFigures: true);
        var sizes = new HashSet<float>();
        foreach (var time in (string[])["00:00", "11:11", "10:09", "23:59"])
        {
            using var paragraph = Fit(time, style, 500, 200);
            sizes.Add(paragraph.Size);
        }

        Assert.Single(sizes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    public void Nothing_is_drawn_for_no_text(string text)
    {
        using var paragraph = Fit(text, Style, 400, 60);
        Assert.Null(paragraph.Blob);
    }

    [Fact]
    public void A_box_without_room_is_no_error()
    {
        using var none = Fit("text", Style, 0, 60);
        Assert.Null(none.Blob);
        using var narrow = Fit("text", Style, 1, 1);
        Assert.True(narrow.IsCut);
    }

    [Fact]
    public void Text_of_the_longest_allowed_kind_is_laid_out_in_bounded_steps()
    {
        using var paragraph = Fit(new string('\n', 2_000) + string.Concat(Enumerable.Repeat("عربي 中文 👩‍👩‍👧 text ", 160)), Style with { MaxLines = 20 }, 300, 200);
        Assert.True(paragraph.IsCut);
    }

    [Fact]
    public void Broken_surrogates_are_drawn_as_boxes_and_not_thrown()
    {
        using var paragraph = Fit("a\uD83D b\uDC00", Style, 400, 60);
        Assert.NotNull(paragraph.Blob);
    }

    [Fact]
    public void Emoji_sequences_stay_whole_in_the_emoji_face()
    {
        NotoFonts.Require(Fonts);
        const string Text = "a👩‍👩‍👧‍👦🇩🇪❤️b";
        var items = new Itemizer(Fonts, 40, 400).Split(Text);
        Assert.Equal(["a", "👩‍👩‍👧‍👦🇩🇪❤️", "b"], items.Select(item => Text.Substring(item.Start, item.Length)));
        Assert.Equal(3, Shaper.Shape(Text, items[1].Start, items[1].Length, items[1], false, false).Glyphs.Length);
    }

    [Fact]
    public void A_right_to_left_line_is_placed_from_the_right()
    {
        NotoFonts.Require(Fonts);
        var text = new MeasuredText(Fonts, "abc مرحبا", Style, 40);
        Assert.False(text.IsRightToLeft);
        Assert.True(new MeasuredText(Fonts, "مرحبا abc", Style, 40).IsRightToLeft);
        var runs = text.ShapeLine(0, text.Text.Length);
        var arabic = runs[^1].Clusters;
        Assert.True(arabic[0] > arabic[^1]);
    }

    [Fact]
    public void Without_any_fallback_font_text_is_still_laid_out_and_the_files_are_named()
    {
        var bare = new FontLibrary(new FontLibraryOptions { Folders = ["/nowhere"] });
        Assert.Contains("NotoColorEmoji.ttf", bare.Missing);
        Assert.Contains("NotoSansArabic-Regular.ttf", bare.Missing);
        using var paragraph = ParagraphFitter.Fit(bare, "مرحبا 你好 👍", Style, 400, 60);
        Assert.NotNull(paragraph.Blob);
    }

    [Fact]
    public void The_cache_keeps_what_is_asked_again_and_stays_inside_its_bound()
    {
        using var cache = new ParagraphCache(Fonts, capacity: 2);
        var first = cache.Get("a", Style, 100, 50);
        Assert.Same(first, cache.Get("a", Style with { }, 100, 50));
        cache.Get("b", Style, 100, 50);
        cache.Get("c", Style, 100, 50);
        Assert.Equal(2, cache.Counts.Entries);
        Assert.Equal(1, cache.Counts.Hits);
        Assert.Equal(1, cache.Counts.Evictions);
        Assert.NotSame(first, cache.Get("a", Style, 100, 50));
    }

    private static Paragraph Fit(string content, TextStyle style, float width, float height) => ParagraphFitter.Fit(Fonts, content, style, width, height);
}
