using System.Text;
using RearCloud.Core.Panels;
using RearCloud.Panel.Recording.Hashing;
using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Tests.Recording.Hashing;

public sealed class XxHash64Tests
{
    /// <summary>Values that other programs print for these texts.</summary>
    [Theory]
    [InlineData("", 0xEF46DB3751D8E999)]
    [InlineData("a", 0xD24EC4F1A98C6E5B)]
    [InlineData("abc", 0x44BC2CF5AD770999)]
    [InlineData("Nobody inspects the spammish repetition", 0xFBCEA83C8A378BF1)]
    public void It_is_the_hash_that_is_known_by_this_name(string text, ulong hash) => Assert.Equal(hash, XxHash64.Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Each_byte_counts_at_each_length()
    {
        for (var length = 1; length < 100; length++)
        {
            var bytes = new byte[length];
            var seen = new HashSet<ulong> { XxHash64.Of(bytes) };
            for (var i = 0; i < length; i++)
            {
                bytes[i] = 1;
                Assert.True(seen.Add(XxHash64.Of(bytes)));
                bytes[i] = 0;
            }
        }
    }

    [Fact]
    public void A_picture_is_hashed_without_what_lies_between_its_rows()
    {
        var size = new PixelSize(5, 3);
        var tight = Enumerable.Range(0, 60).Select(i => (byte)i).ToArray();
        var wide = new byte[96];
        for (var y = 0; y < 3; y++) tight.AsSpan(y * 20, 20).CopyTo(wide.AsSpan(y * 32));
        var hash = PictureHash.Of(new PictureView(tight, 20, size));
        Assert.Equal(hash, PictureHash.Of(new PictureView(wide, 32, size)));
        wide[2 * 32 + 19]++;
        Assert.NotEqual(hash, PictureHash.Of(new PictureView(wide, 32, size)));
        Assert.True(PictureHash.TryParse(PictureHash.Print(hash), out var read));
        Assert.Equal(hash, read);
    }
}
