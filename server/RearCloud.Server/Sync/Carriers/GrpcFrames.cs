using Google.Protobuf;
using Grpc.Core;
using RearCloud.Core;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;
using Wire = RearCloud.Protocol.Wire;

namespace RearCloud.Server.Sync.Carriers;

/// <summary>
/// A call's messages as frames, read once. After a message that cannot be read the call cannot go on: gRPC has lost its place. An enumerator by hand:
/// it lives as long as the session, and what the language makes of an iterator would keep twice as much.
/// </summary>
internal sealed class GrpcFrames(IAsyncStreamReader<Wire.ClientFrame> reader) : IAsyncEnumerable<Result<ClientFrame>>, IAsyncEnumerator<Result<ClientFrame>>
{
    private CancellationToken _cancelled;

    /// <summary>How the call ends because its bytes were wrong; null if they were not.</summary>
    public Status? Broken { get; private set; }

    public Result<ClientFrame> Current { get; private set; }

    public IAsyncEnumerator<Result<ClientFrame>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        _cancelled = cancellationToken;
        return this;
    }

    public async ValueTask<bool> MoveNextAsync()
    {
        // Not kept while the next one is awaited, which may be for days.
        Current = default;
        if (Broken is not null) return false;
        try
        {
            if (!await reader.MoveNext(_cancelled)) return false;
            Current = WireMapping.ToFrame(reader.Current);
        }
        catch (InvalidProtocolBufferException)
        {
            Current = Break(StatusCode.InvalidArgument, FrameCodec.Malformed);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.ResourceExhausted)
        {
            Current = Break(StatusCode.ResourceExhausted, FrameCodec.TooLarge);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The connection is gone.
            return false;
        }

        return true;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Result<ClientFrame> Break(StatusCode code, Problem problem)
    {
        Broken = new Status(code, problem.ToString());
        return problem;
    }
}
