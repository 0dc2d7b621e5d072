using RearCloud.Core;

namespace RearCloud.Rendering.Images.Decoding;

/// <summary>Reads a stream whole, but never more than a limit, whatever length it claims.</summary>
internal static class BoundedRead
{
    private const int Chunk = 64 * 1024;

    public static Result<byte[]> All(Stream stream, int limit)
    {
        using var kept = new MemoryStream();
        var chunk = new byte[Chunk];
        int read;
        while ((read = stream.Read(chunk)) > 0)
        {
            if (kept.Length + read > limit) return ImageProblems.TooLarge(limit);
            kept.Write(chunk, 0, read);
        }

        return kept.Length == 0 ? ImageProblems.Empty : kept.ToArray();
    }
}
