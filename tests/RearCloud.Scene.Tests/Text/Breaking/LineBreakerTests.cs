using System.Globalization;
using System.Text;
using RearCloud.Scene.Text.Breaking;

namespace RearCloud.Scene.Tests.Text.Breaking;

public sealed class LineBreakerTests
{
    [Fact]
    public void Every_case_of_LineBreakTest_breaks_where_it_should()
    {
        int cases = 0;
        foreach (string line in UnicodeFiles.Lines("auxiliary/LineBreakTest.txt"))
        {
            // × 0023 × 0020 ÷ 0023 ÷: a sign before each character, and one at the end of the text.
            string[] tokens = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string text = UnicodeFiles.Text(tokens.Where((_, i) => i % 2 == 1));
            var expected = new List<bool>();
            for (int i = 0; i + 1 < tokens.Length; i += 2)
            {
                expected.Add(tokens[i] == "÷");
                expected.AddRange(Enumerable.Repeat(false, UnicodeFiles.Text([tokens[i + 1]]).Length - 1));
            }

            IEnumerable<bool> found = Opportunities(text).Select(o => o != BreakOpportunity.None);
            Assert.True(expected.SequenceEqual(found), $"{line}: got {string.Join(' ', found)}");
            cases++;
        }

        Assert.Equal(7_654, cases);
    }

    [Theory]
    [InlineData("The quick (brown) fox.", "The |quick |(brown) |fox.")]
    [InlineData("well-known e-mail", "well-|known |e-|mail")]
    [InlineData("$1,234.56 and 50% off", "$1,234.56 |and |50% |off")]
    [InlineData("日本語です。", "日|本|語|で|す。")]
    [InlineData("a\u00A0b", "a\u00A0b")]
    [InlineData("soft\u00ADhyphen", "soft\u00AD|hyphen")]
    [InlineData("zero\u200Bwidth", "zero\u200B|width")]
    [InlineData("🇩🇪🇫🇷🇯🇵", "🇩🇪|🇫🇷|🇯🇵")]
    [InlineData("👨‍👩‍👧👍🏽", "👨‍👩‍👧|👍🏽")]
    [InlineData("مرحبا بالعالم", "مرحبا |بالعالم")]
    [InlineData("one\ntwo", "one\n‖two")]
    [InlineData("one\r\n\r\ntwo\n", "one\r\n‖\r\n‖two\n")]
    [InlineData("one\u2028two\u2029three", "one\u2028‖two\u2029‖three")]
    [InlineData(" \n ", " \n‖ ")]
    [InlineData("", "")]
    public void Lines_break_as_a_reader_expects(string text, string marked)
    {
        var found = new StringBuilder();
        BreakOpportunity[] opportunities = Opportunities(text);
        for (int i = 0; i < text.Length; i++)
        {
            found.Append(opportunities[i] switch
            {
                BreakOpportunity.Allowed => "|",
                BreakOpportunity.Mandatory => "‖",
                _ => "",
            }).Append(text[i]);
        }

        Assert.Equal(marked, found.ToString());
    }

    [Fact]
    public void A_span_that_is_too_short_is_a_wrong_program() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LineBreaker.FindOpportunities("abc", new BreakOpportunity[2]));

    [Fact]
    public void Finding_allocates_nothing()
    {
        Span<BreakOpportunity> opportunities = stackalloc BreakOpportunity[32];
        ReadOnlySpan<char> text = "Wind 7.5 m/s 日本 🇩🇪";
        LineBreaker.FindOpportunities(text, opportunities);
        long before = GC.GetAllocatedBytesForCurrentThread();
        LineBreaker.FindOpportunities(text, opportunities);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void No_user_perceived_character_is_ever_cut()
    {
        // A mark behind a space is the one exception (LB10): it has no base to stay with.
        string[] pieces = ["a", "é", "e\u0301", "漢", "한", "\u1112\u1161\u11AB", "🇩🇪", "👍🏽", "👨‍👩‍👧", "❤️", "1️⃣", "(", ")", "%", "-", "\r\n", " ", "ش", "กำ"];
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        for (int round = 0; round < 20_000; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
            HashSet<int> starts = [.. StringInfo.ParseCombiningCharacters(text)];
            BreakOpportunity[] opportunities = Opportunities(text);
            for (int i = 0; i < text.Length; i++)
            {
                Assert.True(opportunities[i] == BreakOpportunity.None || starts.Contains(i), $"seed {seed}: '{text}' is cut at {i}");
            }
        }
    }

    [Theory]
    [InlineData("(")]
    [InlineData("$(")]
    [InlineData("$\u0301")]
    public void A_long_hostile_text_is_broken(string repeated)
    {
        string text = string.Concat(Enumerable.Repeat(repeated, 100_000));
        Assert.Equal(BreakOpportunity.None, Opportunities(text)[0]);
    }

    private static BreakOpportunity[] Opportunities(string text)
    {
        var opportunities = new BreakOpportunity[text.Length];
        LineBreaker.FindOpportunities(text, opportunities);
        return opportunities;
    }
}
