using System.Buffers;
using Google.Protobuf.Reflection;
using Grpc.Core;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;
using Wire = RearCloud.Protocol.Wire;

namespace RearCloud.Server.Sync.Carriers;

/// <summary>
/// The session's method of sync.proto for a server whose frames may be bytes already: the generated base would encode, and pack, what thousands of
/// sessions send once for each of them. gRPC's server finds the method through the attribute.
/// </summary>
[BindServiceMethod(typeof(SyncSessionMethods), nameof(Bind))]
internal abstract class SyncSessionMethods
{
    private static readonly Method<Wire.ClientFrame, ServerFrame> Method = new(
        MethodType.DuplexStreaming,
        Wire.SyncSession.Descriptor.FullName,
        nameof(Session),
        Marshallers.Create<Wire.ClientFrame>((_, _) => throw new NotSupportedException("A server sends no client frames."), Read),
        Marshallers.Create<ServerFrame>(Write, _ => throw new NotSupportedException("A server reads no server frames.")));

    /// <summary>What JSON transcoding looks for: it finds no HTTP rule here.</summary>
    public static ServiceDescriptor Descriptor => Wire.SyncSession.Descriptor;

    public static void Bind(ServiceBinderBase binder, SyncSessionMethods? session) =>
        binder.AddMethod(Method, session is null ? null : new DuplexStreamingServerMethod<Wire.ClientFrame, ServerFrame>(session.Session));

    public abstract Task Session(IAsyncStreamReader<Wire.ClientFrame> requestStream, IServerStreamWriter<ServerFrame> responseStream, ServerCallContext context);

    private static Wire.ClientFrame Read(DeserializationContext context) => Wire.ClientFrame.Parser.ParseFrom(context.PayloadAsReadOnlySequence());

    private static void Write(ServerFrame frame, SerializationContext context)
    {
        var bytes = FrameCodec.Encode(frame);
        context.SetPayloadLength(bytes.Length);
        context.GetBufferWriter().Write(bytes);
        context.Complete();
    }
}
