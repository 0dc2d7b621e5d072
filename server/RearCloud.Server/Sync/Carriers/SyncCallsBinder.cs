using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using RearCloud.Protocol.Mapping;
using Wire = RearCloud.Protocol.Wire;

namespace RearCloud.Server.Sync.Carriers;

/// <summary>
/// Binds the calls so that bytes which are no message are refused like every wrong call. A request is read before interceptors and the service run: left
/// alone, gRPC tells the client nothing and the operator of a failed server.
/// </summary>
internal sealed class SyncCallsBinder : ServiceBinderBase
{
    private readonly ServiceBinderBase _inner;

    private SyncCallsBinder(ServiceBinderBase inner) => _inner = inner;

    /// <summary>Read by name, beside <see cref="Bind"/>: where the JSON form of the calls comes from.</summary>
    public static ServiceDescriptor Descriptor => Wire.SyncCalls.Descriptor;

    /// <summary>What the generated code does, for <see cref="BindServiceMethodAttribute"/>.</summary>
    public static void Bind(ServiceBinderBase binder, Wire.SyncCalls.SyncCallsBase service) => Wire.SyncCalls.BindService(new SyncCallsBinder(binder), service);

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) => _inner.AddMethod(
        new Method<TRequest, TResponse>(method.Type, method.ServiceName, method.Name, Refusing(method.RequestMarshaller), method.ResponseMarshaller), handler!);

    private static Marshaller<T> Refusing<T>(Marshaller<T> marshaller) => Marshallers.Create(marshaller.ContextualSerializer, context =>
    {
        try
        {
            return marshaller.ContextualDeserializer(context);
        }
        catch (InvalidProtocolBufferException)
        {
            throw CallRefusal.Of(FrameCodec.Malformed);
        }
    });
}
