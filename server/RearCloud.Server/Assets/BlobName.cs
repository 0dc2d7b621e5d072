using System.Security.Cryptography;

namespace RearCloud.Server.Assets;

/// <summary>Names of bytes in the store: 64 lower-case hexadecimal digits.</summary>
public static class BlobName
{
    /// <summary>Digits.</summary>
    public const int Length = 64;

    /// <summary>True for a name; no other text becomes part of a path or an address.</summary>
    public static bool IsValid(string? text) => text is { Length: Length } && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The name of content: its SHA-256.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A name that nothing else has, for bytes that have no identity yet.</summary>
    public static string Random() => RandomNumberGenerator.GetHexString(Length, lowercase: true);
}
