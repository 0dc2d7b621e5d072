using System.Buffers.Text;
using System.Security.Cryptography;

namespace RearCloud.Protocol;

/// <summary>Makes ids that nothing else has. They travel with each frame, so that they are no longer than that takes.</summary>
public static class RandomId
{
    // 72 bits: of a thousand million ids two are the same with a chance of one in nine thousand, and no id is compared with so many.
    private const int Bytes = 9;

    /// <summary>Twelve characters of a-z A-Z 0-9 - _ .</summary>
    public static string Next() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}
