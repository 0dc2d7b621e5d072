using System.Globalization;
using RearCloud.Scene.Text.Bidi;

namespace RearCloud.Scene.Tests.Text.Bidi;

public sealed class BidiConformanceTests
{
    // One character a class; the second set takes supplementary ones where the class has them, so that pairs of surrogates are tried too.
    private static readonly Dictionary<string, int> Basic = new()
    {
        ["L"] = 'a', ["R"] = 0x5D0, ["AL"] = 0x627, ["EN"] = '1', ["ES"] = '+', ["ET"] = '%', ["AN"] = 0x660, ["CS"] = ',',
        ["NSM"] = 0x300, ["BN"] = 0xAD, ["B"] = 0x2029, ["S"] = '\t', ["WS"] = ' ', ["ON"] = '!', ["LRE"] = 0x202A, ["LRO"] = 0x202D,
        ["RLE"] = 0x202B, ["RLO"] = 0x202E, ["PDF"] = 0x202C, ["LRI"] = 0x2066, ["RLI"] = 0x2067, ["FSI"] = 0x2068, ["PDI"] = 0x2069,
    };

    private static readonly Dictionary<string, int> Supplementary = new(Basic)
    {
        ["L"] = 0x1D400, ["R"] = 0x10800, ["AL"] = 0x1EE00, ["EN"] = 0x1D7CE, ["ET"] = 0x1E2FF, ["AN"] = 0x10E60, ["NSM"] = 0x1E8D0,
        ["BN"] = 0xE0001, ["ON"] = 0x1F600,
    };

    [Fact]
    public void Every_case_of_BidiTest_resolves_and_reorders() => Assert.Equal(770_241, RunBidiTest(Basic));

    [Fact]
    public void Every_case_of_BidiTest_resolves_and_reorders_with_surrogate_pairs() => Assert.Equal(770_241, RunBidiTest(Supplementary));

    [Fact]
    public void Every_case_of_BidiCharacterTest_resolves_and_reorders()
    {
        int cases = 0;
        foreach (string line in UnicodeFiles.Lines("BidiCharacterTest.txt"))
        {
            string[] fields = line.Split(';');
            string[] characters = [.. fields[0].Split(' ').Select(c => UnicodeFiles.Text([c]))];
            string text = string.Concat(characters);
            var direction = fields[1] switch
            {
                "0" => ParagraphDirection.LeftToRight,
                "1" => ParagraphDirection.RightToLeft,
                _ => ParagraphDirection.Auto,
            };
            BidiParagraph paragraph = BidiParagraph.Resolve(text, direction);
            string found = $"{paragraph.BaseLevel};{Conformance.Print(characters, text, paragraph, fields[3].Split(' '))}";
            string expected = $"{fields[2]};{fields[3]};{fields[4]}";
            Assert.True(expected == found, $"{line}: got {found}");
            cases++;
        }

        Assert.Equal(91_707, cases);
    }

    // Counts one case for each paragraph direction that a line asks for.
    private static int RunBidiTest(Dictionary<string, int> representatives)
    {
        var characterOf = representatives.ToDictionary(r => r.Key, r => UnicodeFiles.FromCodePoint(r.Value));
        string[] levels = [];
        string expected = "";
        int cases = 0;
        foreach (string line in UnicodeFiles.Lines("BidiTest.txt"))
        {
            if (line.StartsWith("@Levels:", StringComparison.Ordinal))
            {
                levels = line[8..].Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
                continue;
            }

            if (line.StartsWith("@Reorder:", StringComparison.Ordinal))
            {
                expected = $"{string.Join(' ', levels)};{line[9..].Trim()}";
                continue;
            }

            string[] fields = line.Split(';', StringSplitOptions.TrimEntries);
            string[] characters = [.. fields[0].Split(' ').Select(c => characterOf[c])];
            string text = string.Concat(characters);
            int directions = int.Parse(fields[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            for (int bit = 0; bit < 3; bit++)
            {
                if ((directions & (1 << bit)) != 0)
                {
                    var direction = (ParagraphDirection)bit;
                    string found = Conformance.Print(characters, text, BidiParagraph.Resolve(text, direction), levels);
                    Assert.True(expected == found, $"{line}, {direction}: expected {expected}, got {found}");
                    cases++;
                }
            }
        }

        return cases;
    }
}
