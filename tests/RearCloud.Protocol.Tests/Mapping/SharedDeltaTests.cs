using System.IO.Compression;
using System.Text.Json;
using Google.Protobuf;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;

namespace RearCloud.Protocol.Tests.Mapping;

public sealed class SharedDeltaTests
{
    private static readonly Delta Delta = new(
        new StreamId("user.ada"), "e1", false, new Sequence(3), new Sequence(5),
        [.. Enumerable.Range(0, 40).Select(i => new Document(
            new DocumentKey(DocumentKind.Layout, new DocumentId($"l{i}")), JsonElement.Parse($$"""{"format":1,"name":"Layout {{i}}"}"""), new Sequence(4), false))],
        default, new StreamChecksum(7), false, [])
    {
        Floor = new Sequence(2),
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_reader_gets_the_shared_delta_with_its_own_last_mutation(bool isPacked)
    {
        var shared = new SharedDelta(Delta);

        foreach (var last in new[] { 0L, 1, 127, 128, long.MaxValue })
        {
            var read = ((ServerFrame.Changes)FrameCodec.DecodeServer(shared.Frame(isPacked, new MutationId(last))).Value).Delta;
            Assert.Equal(SampleFrames.Text(Delta with { LastMutation = new MutationId(last) }), SampleFrames.Text(read));
        }
    }

    [Fact]
    public void Readers_without_news_of_their_own_share_the_very_bytes()
    {
        var shared = new SharedDelta(Delta);
        Assert.Same(shared.Frame(false, default), shared.Frame(false, default));
        Assert.True(shared.Frame(true, default).Length < shared.Frame(false, default).Length / 2);
    }

    [Fact]
    public void A_shared_delta_tells_of_nobodys_mutations() =>
        Assert.Throws<ArgumentException>(() => new SharedDelta(Delta with { LastMutation = new MutationId(1) }));

    [Fact]
    public void Packed_documents_that_are_none_are_a_problem()
    {
        Assert.Equal("frame.packed", Unpack([1, 2, 3]).Code);
        Assert.Equal("frame.packed", Unpack(Brotli([0xFF, 0xFF, 0xFF])).Code);
    }

    [Fact]
    public void A_small_frame_that_unpacks_to_too_much_is_a_problem()
    {
        var bomb = Brotli(new byte[Core.Limits.FrameBytes + 1]);
        Assert.True(bomb.Length < 1_000);
        Assert.Equal("frame.packed-too-large", Unpack(bomb).Code);
    }

    private static Core.Problem Unpack(byte[] packed)
    {
        var frame = new Wire.ServerFrame { Delta = new Wire.Delta { Stream = "user.ada", PackedDocuments = ByteString.CopyFrom(packed) } };
        return FrameCodec.DecodeServer(frame.ToByteArray()).Problem!;
    }

    private static byte[] Brotli(byte[] plain)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        Assert.True(BrotliEncoder.TryCompress(plain, packed, out var written));
        return packed[..written];
    }
}
