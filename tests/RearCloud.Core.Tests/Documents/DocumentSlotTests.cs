using CsCheck;
using RearCloud.Core.Documents;

namespace RearCloud.Core.Tests.Documents;

public sealed class DocumentSlotTests
{
    private static readonly Document[] Documents =
    [
        Make.Document("layout", "home", """{"format":1,"name":"Größe 😀","unknown":{"kept":[1,2]}}""", 7),
        Make.Document("wallpaper", "dunes", """{"format":1}""", 9, isDeleted: true),
    ];

    [Fact]
    public void What_was_written_is_read()
    {
        var slot = DocumentSlot.Decode(DocumentSlot.Encode(Documents, 42)).Value;
        Assert.Equal(42, slot.Generation);
        Assert.Equal(Documents, slot.Documents);
    }

    [Fact]
    public void Every_single_damaged_byte_is_found()
    {
        var whole = DocumentSlot.Encode(Documents, 42);
        for (var i = 0; i < whole.Length; i++)
        {
            var damaged = whole.ToArray();
            damaged[i] ^= 0x40;
            Assert.StartsWith("slot.", DocumentSlot.Decode(damaged).Problem?.Code, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_truncation_is_found()
    {
        var whole = DocumentSlot.Encode(Documents, 42);
        for (var length = 0; length < whole.Length; length++) Assert.NotNull(DocumentSlot.Decode(whole.AsSpan(0, length)).Problem);
    }

    [Fact]
    public void Random_bytes_are_a_problem() =>
        Gen.Byte.Array[0, 300].Sample(bytes => Assert.NotNull(DocumentSlot.Decode(bytes).Problem));
}
