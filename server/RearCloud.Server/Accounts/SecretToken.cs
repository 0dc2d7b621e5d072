using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RearCloud.Server.Accounts;

/// <summary>Bearer secrets: 256 random bits behind a prefix that tells what they open. Only their SHA-256 is stored.</summary>
/// <remarks>A secret of full entropy needs no slow hash and no salt: guessing it is hopeless, and the hash is looked up directly.</remarks>
public static class SecretToken
{
    /// <summary>What an owner's program carries.</summary>
    public const string OwnerPrefix = "rco_";

    /// <summary>What a device carries.</summary>
    public const string DevicePrefix = "rcd_";

    private const int RandomBytes = 32;

    /// <summary>A fresh secret.</summary>
    public static string New(string prefix)
    {
        Span<byte> random = stackalloc byte[RandomBytes];
        RandomNumberGenerator.Fill(random);
        return prefix + Base64Url.EncodeToString(random);
    }

    /// <summary>What is stored and looked up: lower-case hex of the SHA-256.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
