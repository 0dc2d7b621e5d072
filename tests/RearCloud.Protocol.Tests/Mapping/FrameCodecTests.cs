using CsCheck;
using Google.Protobuf;
using RearCloud.Core;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;

namespace RearCloud.Protocol.Tests.Mapping;

public sealed class FrameCodecTests
{
    [Fact]
    public void Every_frame_survives_the_wire()
    {
        foreach (var frame in SampleFrames.Client.Concat(SampleFrames.LaterClient.Select(l => l.Frame))) Assert.Equal(SampleFrames.Text(frame), SampleFrames.Text(FrameCodec.DecodeClient(FrameCodec.Encode(frame)).Value));
        foreach (var frame in SampleFrames.Server.Concat(SampleFrames.LaterServer.Select(l => l.Frame))) Assert.Equal(SampleFrames.Text(frame), SampleFrames.Text(FrameCodec.DecodeServer(FrameCodec.Encode(frame)).Value));
    }

    [Fact]
    public void Every_kind_of_frame_has_a_sample()
    {
        Assert.Equal(typeof(ClientFrame).GetNestedTypes().Length, SampleFrames.Client.Count);
        Assert.Equal(typeof(ServerFrame).GetNestedTypes().Length, SampleFrames.Server.Count);
    }

    [Fact]
    public void A_goodbye_without_return_has_no_retry()
    {
        var goodbye = new ServerFrame.Goodbye(new Problem("device.revoked", "", "The device was revoked.", "Pair it again."), null);
        Assert.Null(((ServerFrame.Goodbye)FrameCodec.DecodeServer(FrameCodec.Encode(goodbye)).Value).RetryAfter);
    }

    [Fact]
    public void Random_bytes_never_throw() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            _ = FrameCodec.DecodeClient(bytes);
            _ = FrameCodec.DecodeServer(bytes);
        });

    [Fact]
    public void Damaged_frames_never_throw() =>
        Gen.Select(Gen.Int[0, SampleFrames.Client.Count - 1], Gen.Int[0, 1_000], Gen.Byte).Sample((which, where, with) =>
        {
            var bytes = FrameCodec.Encode(SampleFrames.Client[which]);
            bytes[where % bytes.Length] = with;
            _ = FrameCodec.DecodeClient(bytes);
            var served = FrameCodec.Encode(SampleFrames.Server[which]);
            served[where % served.Length] = with;
            _ = FrameCodec.DecodeServer(served);
        });

    [Fact]
    public void Garbage_an_empty_frame_and_an_oversized_one_are_named()
    {
        Assert.Equal("frame.malformed", FrameCodec.DecodeClient([0xFF, 0xFF, 0xFF]).Problem!.Code);
        Assert.Equal("frame.unknown", FrameCodec.DecodeClient([]).Problem!.Code);
        Assert.Equal("frame.too-large", FrameCodec.DecodeServer(new byte[Limits.FrameBytes + 1]).Problem!.Code);
    }

    [Theory]
    [InlineData("a b", "frame.id", "/submit/stream")]
    [InlineData("", "frame.id", "/submit/stream")]
    public void A_wrong_stream_is_named_with_its_path(string stream, string code, string path)
    {
        var problem = WireMapping.ToFrame(new Wire.ClientFrame { Submit = new Wire.Submit { Stream = stream } }).Problem!;
        Assert.Equal((code, path), (problem.Code, problem.Path));
    }

    [Fact]
    public void A_long_wrong_id_is_quoted_without_half_a_character()
    {
        var problem = WireMapping.ToFrame(new Wire.ClientFrame { Submit = new Wire.Submit { Stream = new string('x', 39) + "🌊🌊" } }).Problem!;
        Assert.Contains(new string('x', 39) + "…'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_edit_deep_in_a_batch_is_named_with_its_path()
    {
        var mutation = new Wire.Mutation { Id = 1, Trace = "t", Edits = { new Wire.Edit { Kind = "layout", Id = "home", Operation = Wire.Operation.Create, Body = ByteString.CopyFromUtf8("[1]") } } };
        var problem = WireMapping.ToFrame(new Wire.ClientFrame { Submit = new Wire.Submit { Stream = "user.ada", Mutations = { mutation } } }).Problem!;
        Assert.Equal(("json.not-an-object", "/submit/mutations/0/edits/0/body"), (problem.Code, problem.Path));
    }

    [Fact]
    public void A_wrong_move_or_replacement_is_named_with_its_path()
    {
        Assert.Equal(("edit.path", "/submit/mutations/0/edits/0/place/member"), Problem(new Wire.Edit { Operation = Wire.Operation.Move }));
        Assert.Equal(("edit.path", "/submit/mutations/0/edits/0/place/member"), Problem(new Wire.Edit { Operation = Wire.Operation.Move, Place = new Wire.MemberPlace { Member = "clock" } }));
        Assert.Equal(("json.not-an-object", "/submit/mutations/0/edits/0/body"), Problem(new Wire.Edit { Operation = Wire.Operation.Replace, Body = ByteString.CopyFromUtf8("7") }));
        Assert.Equal(("json.malformed", "/submit/mutations/0/edits/0/body"), Problem(new Wire.Edit { Operation = Wire.Operation.Replace }));

        static (string, string) Problem(Wire.Edit edit)
        {
            (edit.Kind, edit.Id) = ("layout", "home");
            var mutation = new Wire.Mutation { Id = 1, Trace = "t", Edits = { edit } };
            var problem = WireMapping.ToFrame(new Wire.ClientFrame { Submit = new Wire.Submit { Stream = "user.ada", Mutations = { mutation } } }).Problem!;
            return (problem.Code, problem.Path);
        }
    }

    [Fact]
    public void A_moment_outside_the_calendar_does_not_throw()
    {
        var frame = WireMapping.ToFrame(new Wire.ClientFrame { Ping = new Wire.Ping { ClientTimeMicros = long.MaxValue } }).Value;
        Assert.Equal(DateTimeOffset.MaxValue.Year, ((ClientFrame.Ping)frame).ClientTime.Year);
    }
}
