using Grpc.Core;
using RearCloud.Benchmarks.Sync.Devices;

namespace RearCloud.Benchmarks.Sync.Bare;

/// <summary>What a generated base of a service would be, for messages that stay bytes: gRPC's server looks for the methods of a base.</summary>
[BindServiceMethod(typeof(BareStreamMethods), nameof(Bind))]
internal abstract class BareStreamMethods
{
    public static void Bind(ServiceBinderBase binder, BareStreamMethods? stream) =>
        binder.AddMethod(GrpcBytes.Session, stream is null ? null : new DuplexStreamingServerMethod<byte[], byte[]>(stream.Session));

    public abstract Task Session(IAsyncStreamReader<byte[]> requests, IServerStreamWriter<byte[]> responses, ServerCallContext context);
}
