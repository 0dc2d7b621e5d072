using System.Buffers.Binary;
using RearCloud.Core;

namespace RearCloud.Rendering.Images.Decoding;

/// <summary>Tells an image's type by its first bytes.</summary>
internal static class ImageSniffer
{
    /// <summary>Bytes of a file that tell its type.</summary>
    public const int HeadBytes = 21;

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <summary>Null if the bytes begin like one of the types that are read.</summary>
    public static Problem? Check(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Png) || bytes.StartsWith(Jpeg)) return null;
        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8)) return null;
        if (bytes.StartsWith("BM"u8)) return null;
        if (IsWebp(bytes)) return null;
        return ImageProblems.Type(Name(bytes));
    }

    /// <summary>True if a WebP file has fewer bytes than its own header says (RIFF: size of what follows it, at 4).</summary>
    public static bool IsShortWebp(ReadOnlySpan<byte> bytes) =>
        IsWebp(bytes) && BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) > (ulong)bytes.Length - 8;

    /// <summary>True if a file may have several frames: a GIF, or a WebP that says it is animated (WebP container, VP8X: flags at 20, bit 1).</summary>
    public static bool MayBeFilm(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("GIF8"u8) || (IsWebp(bytes) && bytes.Length >= HeadBytes && bytes[12..16].SequenceEqual("VP8X"u8) && (bytes[20] & 2) != 0);

    private static bool IsWebp(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8);

    private static string Name(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8))
        {
            return bytes[8..12].SequenceEqual("avif"u8) ? "is an AVIF image, which is not read" : "is a HEIC image or a film, which are not read";
        }

        if (bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8)) return "is a TIFF image, which is not read";
        if (bytes.StartsWith("<svg"u8) || bytes.StartsWith("<?xml"u8)) return "is a drawing in XML, which is not read";
        return "is not an image of a known type, whatever its name says";
    }
}
