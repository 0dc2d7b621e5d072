using Grpc.Core;

namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>The session's gRPC method with messages left as bytes, so that a load of thousands does not measure its own parsing.</summary>
internal static class GrpcBytes
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);

    public static readonly Method<byte[], byte[]> Session = new(MethodType.DuplexStreaming, "rearcloud.sync.v1.SyncSession", "Session", Bytes, Bytes);
}
