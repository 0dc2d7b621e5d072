using RearCloud.Rendering.Fonts;

namespace RearCloud.Rendering.Tests.Goldens;

/// <summary>Whether the fonts of other scripts are here. A build machine must have them; a desk may lack them.</summary>
internal static class NotoFonts
{
    private static readonly string[] Needed =
    [
        "NotoSansArabic-Regular.ttf", "NotoSansHebrew-Regular.ttf", "NotoSansThai-Regular.ttf", "NotoSansDevanagari-Regular.ttf",
        "NotoSansCJK-Regular.ttc", "NotoSansSymbols-Regular.ttf", "NotoColorEmoji.ttf",
    ];

    public static void Require(FontLibrary fonts)
    {
        var missing = Needed.Intersect(fonts.Missing).ToArray();
        if (missing.Length == 0) return;
        var message = $"Missing fonts: {string.Join(", ", missing)}. Install fonts-noto-core, fonts-noto-cjk and fonts-noto-color-emoji.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(message);
        Assert.Skip(message);
    }
}
