using System.Globalization;

namespace RearCloud.Scene.Tests.Text;

/// <summary>The conformance files of the Unicode Character Database as Debian's package `unicode-data` installs them.</summary>
internal static class UnicodeFiles
{
    private const string Folder = "/usr/share/unicode";

    /// <summary>The lines of a file without comments and empty lines; where the package is missing the test is skipped, in CI it fails.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        string path = Path.Combine(Folder, name);
        if (!File.Exists(path))
        {
            string message = $"{path} is missing: install the package unicode-data";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", message);
            Assert.Fail(message);
        }

        return File.ReadLines(path).Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0);
    }

    public static string Text(IEnumerable<string> codePoints) =>
        string.Concat(codePoints.Select(c => FromCodePoint(int.Parse(c, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));

    /// <summary>Like <see cref="char.ConvertFromUtf32"/>, for lone surrogates too.</summary>
    public static string FromCodePoint(int codePoint) =>
        codePoint is >= 0xD800 and <= 0xDFFF ? ((char)codePoint).ToString() : char.ConvertFromUtf32(codePoint);
}
