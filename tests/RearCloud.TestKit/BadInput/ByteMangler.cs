namespace RearCloud.TestKit.BadInput;

/// <summary>Makes wrong bytes from right ones; the same seed makes the same bytes.</summary>
public sealed class ByteMangler(Random random)
{
    private const int MostNoise = 400;

    // Varints that a reader may take for a length, a number or a tag: 2^31-1, -1, 2^28, and one that never ends.
    private static readonly byte[][] Giants =
    [
        [0xFF, 0xFF, 0xFF, 0xFF, 0x07], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], [0x80, 0x80, 0x80, 0x80, 0x01], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
    ];

    // Not UTF-8: a lone byte, a surrogate, an overlong slash, a character that is cut off.
    private static readonly byte[][] NoText = [[0xFF], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF0, 0x9F]];

    /// <summary>The bytes with one thing wrong with them, or noise.</summary>
    public byte[] Mangle(byte[] right) => random.Next(10) switch
    {
        0 => Noise(),
        1 or 2 => Flipped(right),
        3 => right[..random.Next(right.Length)],
        4 => With(right, bytes => bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 8)),
        5 => Inserted(right, Giants[random.Next(Giants.Length)]),
        6 => Inserted(right, NoText[random.Next(NoText.Length)]),
        7 => Nested(right),
        8 => Inserted(right, right[random.Next(right.Length)..]),
        _ => With(right, bytes => bytes[random.Next(bytes.Length)] = (byte)random.Next(256)),
    };

    /// <summary>Random bytes, or none.</summary>
    public byte[] Noise()
    {
        var noise = new byte[random.Next(MostNoise)];
        random.NextBytes(noise);
        return noise;
    }

    // The message inside itself, or in a group inside a group, far deeper than anything of the contract.
    private byte[] Nested(byte[] right)
    {
        if (random.Next(2) == 0) return [.. Enumerable.Repeat((byte)0x13, random.Next(50, 5_000)), .. right];
        var nested = right;
        for (var depth = random.Next(1, 300); depth > 0; depth--) nested = [0x12, .. Varint(nested.Length), .. nested];
        return nested;
    }

    private static IEnumerable<byte> Varint(int value)
    {
        for (; value > 0x7F; value >>= 7) yield return (byte)(value | 0x80);
        yield return (byte)value;
    }

    private byte[] Flipped(byte[] right) => With(right, bytes =>
    {
        for (var flips = random.Next(1, 5); flips > 0; flips--) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
    });

    private byte[] Inserted(byte[] right, byte[] what)
    {
        var at = random.Next(right.Length + 1);
        return [.. right[..at], .. what, .. right[at..]];
    }

    private static byte[] With(byte[] right, Action<byte[]> change)
    {
        var bytes = right.ToArray();
        change(bytes);
        return bytes;
    }
}
