using System.Text.RegularExpressions;

namespace RearCloud.Panel.Tests.Product;

/// <summary>The guide for vendors shows code that is built and run.</summary>
public sealed partial class GuideTests
{
    private const string Project = "tests/RearCloud.VendorPanel";

    [Fact]
    public void Each_listing_of_the_guide_is_a_region_of_the_vendors_program_and_none_is_left_out()
    {
        var guide = File.ReadAllText(Path.Combine(DotnetCommand.Root, "docs/put-it-on-your-hardware.md"));
        var shown = Listing().Matches(guide).ToDictionary(found => found.Groups[1].Value, found => found.Groups[2].Value);
        var written = Directory.GetFiles(Path.Combine(DotnetCommand.Root, Project), "*.cs")
            .SelectMany(file => Region().Matches(File.ReadAllText(file)))
            .ToDictionary(found => found.Groups[1].Value, found => Outdented(found.Groups[2].Value));
        Assert.Equal(guide.Split("```csharp").Length - 1, shown.Count);
        Assert.Equal(written.Keys.Order(), shown.Keys.Order());
        Assert.All(written, region => Assert.Equal(region.Value, shown[region.Key]));
        Assert.Contains($"```xml\n{File.ReadAllText(Path.Combine(DotnetCommand.Root, Project, "Panel.props"))}```\n", guide, StringComparison.Ordinal);
    }

    private static string Outdented(string code)
    {
        var lines = code.Split('\n');
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indent..] : line));
    }

    [GeneratedRegex(@"<!-- (\w+) -->\n```csharp\n(.*?\n)```\n", RegexOptions.Singleline)]
    private static partial Regex Listing();

    [GeneratedRegex(@"^ *#region (\w+)\n(.*?\n) *#endregion", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Region();
}
