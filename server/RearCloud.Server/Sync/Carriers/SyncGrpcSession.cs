using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using RearCloud.Protocol.Frames;
using RearCloud.Server.Sync.Sessions;
using Wire = RearCloud.Protocol.Wire;

namespace RearCloud.Server.Sync.Carriers;

/// <summary>The gRPC carrier: one bidirectional call is one session.</summary>
[Authorize(SyncPolicy.Name)]
internal sealed class SyncGrpcSession(SessionTools tools) : SyncSessionMethods
{
    public override async Task Session(IAsyncStreamReader<Wire.ClientFrame> requestStream, IServerStreamWriter<ServerFrame> responseStream, ServerCallContext context)
    {
        var http = context.GetHttpContext();
        var frames = new GrpcFrames(requestStream);
        await using var session = new SyncSession(new SessionPeer(ActorClaims.Require(http.User), "grpc", http.Abort), tools, frames);
        try
        {
            while (await session.NextAsync(context.CancellationToken) is { } frame) await responseStream.WriteAsync(frame, context.CancellationToken);
        }
        catch (Exception e) when (context.CancellationToken.IsCancellationRequested && e is OperationCanceledException or IOException or InvalidOperationException)
        {
            // The connection is gone; there is nobody to tell.
            return;
        }

        if (frames.Broken is { } status) throw new RpcException(status);
    }
}
