using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;

namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>What the load says.</summary>
internal static class Frames
{
    public static ClientId NewClient() => new($"client-{RandomId.Next()}");

    /// <summary>A hello as the client library says it: deltas may come packed.</summary>
    public static byte[] Hello(ClientId client, params IReadOnlyList<StreamCookie> cookies) =>
        FrameCodec.Encode(new ClientFrame.Hello(ProtocolVersions.Current, client, "RearCloud.Benchmarks", cookies) { AcceptsBrotli = true });
}
