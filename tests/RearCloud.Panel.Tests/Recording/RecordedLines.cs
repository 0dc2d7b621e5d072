using System.IO.Compression;
using System.Text;

namespace RearCloud.Panel.Tests.Recording;

/// <summary>The lines of a recording as a test reads and changes them: with nothing of the product.</summary>
internal static class RecordedLines
{
    public static string[] Read(string path)
    {
        using var unpacked = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return unpacked.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public static void Write(string path, IEnumerable<string> lines) => WriteText(path, Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    public static void WriteText(string path, byte[] text)
    {
        using var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        packed.Write(text);
    }
}
