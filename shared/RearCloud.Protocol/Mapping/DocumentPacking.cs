using System.Buffers;
using System.IO.Compression;
using Google.Protobuf;
using RearCloud.Core;

namespace RearCloud.Protocol.Mapping;

/// <summary>Documents packed by Brotli (RFC 7932). What comes from outside unpacks to a bounded size or not at all.</summary>
internal static class DocumentPacking
{
    /// <summary>Fewer bytes are not worth the work.</summary>
    public const int LeastBytes = 192;

    // Above 6 each hundredth less costs twice the time; the window spans a whole delta of layouts.
    private const int Quality = 6;
    private const int Window = 20;

    /// <summary>The packed bytes; null if packing does not make them fewer.</summary>
    public static ByteString? Pack(Wire.Documents documents)
    {
        var plain = documents.ToByteArray();
        if (plain.Length < LeastBytes) return null;
        var packed = ArrayPool<byte>.Shared.Rent(plain.Length);
        try
        {
            return BrotliEncoder.TryCompress(plain, packed.AsSpan(0, plain.Length), out var written, Quality, Window) && written < plain.Length
                ? ByteString.CopyFrom(packed, 0, written)
                : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    public static Result<Wire.Documents> Unpack(ByteString packed, string path)
    {
        var plain = new ArrayBufferWriter<byte>(Math.Max(packed.Length * 4, 4_096));
        using var decoder = new BrotliDecoder();
        var rest = packed.Span;
        while (true)
        {
            var status = decoder.Decompress(rest, plain.GetSpan(), out var consumed, out var written);
            rest = rest[consumed..];
            plain.Advance(written);
            if (plain.WrittenCount > Limits.FrameBytes)
                return new Problem("frame.packed-too-large", path, $"The packed documents unpack to more than {Limits.FrameBytes} bytes.", "Send fewer documents at once.");
            if (status == OperationStatus.DestinationTooSmall) continue;
            return status == OperationStatus.Done && rest.IsEmpty && TryParse(plain.WrittenSpan, out var documents) ? documents : Malformed(path);
        }
    }

    private static bool TryParse(ReadOnlySpan<byte> bytes, out Wire.Documents documents)
    {
        try
        {
            documents = Wire.Documents.Parser.ParseFrom(bytes);
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            documents = new Wire.Documents();
            return false;
        }
    }

    private static Problem Malformed(string path) =>
        new("frame.packed", path, "The packed documents cannot be unpacked.", "Pack a Documents message by Brotli.");
}
