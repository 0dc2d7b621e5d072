using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using RearCloud.Core;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;
using Wire = RearCloud.Protocol.Wire;

namespace RearCloud.Server.Sync.Carriers;

/// <summary>A call's messages as frames. After a message that cannot be read the call cannot go on: gRPC has lost its place.</summary>
internal sealed class GrpcFrames(IAsyncStreamReader<Wire.ClientFrame> reader)
{
    /// <summary>How the call ends because its bytes were wrong; null if they were not.</summary>
    public Status? Broken { get; private set; }

    public async IAsyncEnumerable<Result<ClientFrame>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (Broken is null && await NextAsync(cancellationToken) is { } frame) yield return frame;
    }

    private async Task<Result<ClientFrame>?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await reader.MoveNext(cancellationToken) ? WireMapping.ToFrame(reader.Current) : (Result<ClientFrame>?)null;
        }
        catch (InvalidProtocolBufferException)
        {
            return Break(StatusCode.InvalidArgument, FrameCodec.Malformed);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.ResourceExhausted)
        {
            return Break(StatusCode.ResourceExhausted, FrameCodec.TooLarge);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The connection is gone.
            return null;
        }
    }

    private Result<ClientFrame> Break(StatusCode code, Problem problem)
    {
        Broken = new Status(code, problem.ToString());
        return problem;
    }
}
