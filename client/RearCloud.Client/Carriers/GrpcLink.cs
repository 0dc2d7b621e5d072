using System.Runtime.CompilerServices;
using Grpc.Core;
using RearCloud.Core;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;

namespace RearCloud.Client.Carriers;

/// <summary>One gRPC call.</summary>
internal sealed class GrpcLink(AsyncDuplexStreamingCall<Protocol.Wire.ClientFrame, Protocol.Wire.ServerFrame> call) : ICarrierLink
{
    public async Task SendAsync(ClientFrame frame, CancellationToken cancellationToken)
    {
        try
        {
            await call.RequestStream.WriteAsync(WireMapping.ToWire(frame), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsBreak(e, cancellationToken))
        {
            throw Broken(e);
        }
    }

    public async IAsyncEnumerable<Result<ServerFrame>> ReceiveAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await MoveNextAsync(cancellationToken).ConfigureAwait(false)) yield return WireMapping.ToFrame(call.ResponseStream.Current);
    }

    public ValueTask DisposeAsync()
    {
        call.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await call.ResponseStream.MoveNext(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsBreak(e, cancellationToken))
        {
            throw Broken(e);
        }
    }

    private static bool IsBreak(Exception e, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && (e is RpcException or InvalidOperationException or IOException or OperationCanceledException);

    private static CarrierException Broken(Exception e) =>
        e is RpcException { StatusCode: StatusCode.Unauthenticated } ? CarrierException.Unauthorized(e) : CarrierException.Broken(e);
}
