using Google.Protobuf;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;

namespace RearCloud.Protocol.Mapping;

/// <summary>A delta's frame as bytes to which a reader's own last mutation can be appended: protobuf merges members in whatever order they come.</summary>
internal static class DeltaBytes
{
    private static readonly uint DeltaTag = WireFormat.MakeTag(Wire.ServerFrame.DeltaFieldNumber, WireFormat.WireType.LengthDelimited);
    private static readonly uint LastMutationTag = WireFormat.MakeTag(Wire.Delta.LastMutationFieldNumber, WireFormat.WireType.Varint);

    public static byte[] Frame(Delta delta, bool isPacked) => new Wire.ServerFrame { Delta = DeltaMapping.ToWire(delta, isPacked) }.ToByteArray();

    /// <summary>The frame with a last mutation behind the other members of its delta.</summary>
    public static byte[] WithLastMutation(byte[] frame, MutationId lastMutation)
    {
        var input = new CodedInputStream(frame);
        input.ReadTag();
        var length = input.ReadLength();
        var delta = frame.AsSpan((int)input.Position, length);
        var longer = length + CodedOutputStream.ComputeRawVarint32Size(LastMutationTag) + CodedOutputStream.ComputeInt64Size(lastMutation.Value);

        var longerFrame = new byte[CodedOutputStream.ComputeRawVarint32Size(DeltaTag) + CodedOutputStream.ComputeLengthSize(longer) + longer];
        var output = new CodedOutputStream(longerFrame);
        output.WriteTag(DeltaTag);
        output.WriteLength(longer);
        var start = (int)output.Position;
        delta.CopyTo(longerFrame.AsSpan(start));
        var tail = new CodedOutputStream(new MemoryStream(longerFrame, start + length, longer - length));
        tail.WriteTag(LastMutationTag);
        tail.WriteInt64(lastMutation.Value);
        tail.Flush();
        return longerFrame;
    }
}
