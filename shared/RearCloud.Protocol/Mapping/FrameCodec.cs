using Google.Protobuf;
using RearCloud.Core;
using RearCloud.Protocol.Frames;

namespace RearCloud.Protocol.Mapping;

/// <summary>Frames as protobuf bytes, for carriers that move bytes. At most <see cref="Limits.FrameBytes"/> a frame.</summary>
public static class FrameCodec
{
    /// <summary>The problem of more bytes than a frame may have.</summary>
    public static Problem TooLarge { get; } = new("frame.too-large", "", $"The frame is larger than {Limits.FrameBytes} bytes.", "Send less at once.");

    /// <summary>The problem of bytes that are no message of the contract, its texts being UTF-8.</summary>
    public static Problem Malformed { get; } = new("frame.malformed", "", "The bytes are not a frame.", "Send protobuf messages of rearcloud.sync.v1.");

    public static byte[] Encode(ClientFrame frame) => ClientFrameMapping.ToWire(frame).ToByteArray();

    /// <summary>The frame's bytes; those of a shared delta may be shared too, and must not be changed.</summary>
    public static byte[] Encode(ServerFrame frame) => frame is ServerFrame.Changes { Shared: { } shared } changes
        ? shared.Frame(changes.IsPacked, changes.Delta.LastMutation)
        : ServerFrameMapping.ToWire(frame).ToByteArray();

    /// <summary>Reads what a client sent; garbage is a problem with a code under <c>frame.</c></summary>
    public static Result<ClientFrame> DecodeClient(ReadOnlySpan<byte> bytes) =>
        Parse(Wire.ClientFrame.Parser, bytes).TryGet(out var wire, out var problem) ? ClientFrameMapping.ToFrame(wire) : problem;

    /// <summary>Reads what a server sent; garbage is a problem with a code under <c>frame.</c></summary>
    public static Result<ServerFrame> DecodeServer(ReadOnlySpan<byte> bytes) =>
        Parse(Wire.ServerFrame.Parser, bytes).TryGet(out var wire, out var problem) ? ServerFrameMapping.ToFrame(wire) : problem;

    internal static Problem UnknownFrame() =>
        new("frame.unknown", "", "The frame is empty or of a kind that this program does not know.", "Send a frame of the contract; update the older side.");

    private static Result<T> Parse<T>(MessageParser<T> parser, ReadOnlySpan<byte> bytes)
        where T : IMessage<T>
    {
        if (bytes.Length > Limits.FrameBytes)
            return TooLarge;
        try
        {
            return parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return Malformed;
        }
    }
}
