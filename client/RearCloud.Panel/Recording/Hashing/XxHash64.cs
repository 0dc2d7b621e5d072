using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RearCloud.Panel.Recording.Hashing;

/// <summary>
/// The hash XXH64: 64 bits, quick, the same in many languages. It finds what went wrong by chance and keeps nobody out: two texts with one hash can be made.
/// </summary>
/// <remarks>Source: the xxHash specification 0.1.1, section "XXH64 Algorithm Description". For little-endian machines, as all of .NET's phones and computers are.</remarks>
internal static class XxHash64
{
    private const int Stripe = 32;
    private const ulong Prime1 = 0x9E3779B185EBCA87;
    private const ulong Prime2 = 0xC2B2AE3D27D4EB4F;
    private const ulong Prime3 = 0x165667B19E3779F9;
    private const ulong Prime4 = 0x85EBCA77C2B2AE63;
    private const ulong Prime5 = 0x27D4EB2F165667C5;

    public static ulong Of(ReadOnlySpan<byte> bytes, ulong seed = 0)
    {
        var striped = bytes.Length / Stripe * Stripe;
        var hash = striped == 0 ? seed + Prime5 : Stripes(MemoryMarshal.Cast<byte, ulong>(bytes[..striped]), seed);
        return Mixed(Rest(bytes[striped..], hash + (ulong)bytes.Length));
    }

    // Four lanes that do not wait for each other: a multiplication takes longer than the loop. Compiled well at once: the first frames of a recording count as well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Stripes(ReadOnlySpan<ulong> words, ulong seed)
    {
        var (a, b, c, d) = (seed + Prime1 + Prime2, seed + Prime2, seed, seed - Prime1);
        while (words.Length >= 4)
        {
            a = Round(a, words[0]);
            b = Round(b, words[1]);
            c = Round(c, words[2]);
            d = Round(d, words[3]);
            words = words[4..];
        }

        var hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
        return Merge(Merge(Merge(Merge(hash, a), b), c), d);
    }

    private static ulong Rest(ReadOnlySpan<byte> bytes, ulong hash)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            hash = BitOperations.RotateLeft(hash ^ Round(0, BinaryPrimitives.ReadUInt64LittleEndian(bytes)), 27) * Prime1 + Prime4;
        if (bytes.Length >= sizeof(uint))
        {
            hash = BitOperations.RotateLeft(hash ^ (BinaryPrimitives.ReadUInt32LittleEndian(bytes) * Prime1), 23) * Prime2 + Prime3;
            bytes = bytes[sizeof(uint)..];
        }

        foreach (var value in bytes) hash = BitOperations.RotateLeft(hash ^ (value * Prime5), 11) * Prime1;
        return hash;
    }

    private static ulong Round(ulong lane, ulong word) => BitOperations.RotateLeft(lane + word * Prime2, 31) * Prime1;

    private static ulong Merge(ulong hash, ulong lane) => (hash ^ Round(0, lane)) * Prime1 + Prime4;

    private static ulong Mixed(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * Prime2;
        hash = (hash ^ (hash >> 29)) * Prime3;
        return hash ^ (hash >> 32);
    }
}
