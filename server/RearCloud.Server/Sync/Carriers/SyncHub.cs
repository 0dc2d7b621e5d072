using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using RearCloud.Core;
using RearCloud.Protocol;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;
using RearCloud.Server.Sync.Sessions;

namespace RearCloud.Server.Sync.Carriers;

/// <summary>The SignalR carrier: one streaming call is one session, and a connection has one.</summary>
[Authorize(SyncPolicy.Name)]
internal sealed class SyncHub(SessionTools tools, IHostApplicationLifetime application) : Hub
{
    private static readonly object HasSession = new();

    [HubMethodName(SyncHubContract.Session)]
    public async IAsyncEnumerable<byte[]> SessionAsync(IAsyncEnumerable<byte[]> frames, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Context.Items.TryAdd(HasSession, null)) throw new HubException("session.again: This connection has a session already. Open another connection.");
        var peer = new SessionPeer(ActorClaims.Require(Context.User!), "signalr", Context.Abort);
        await using var session = new SyncSession(peer, tools, DecodeAsync(frames, cancellationToken));
        while (await session.NextAsync(cancellationToken) is { } frame)
        {
            yield return FrameCodec.Encode(frame);
            if (frame is ServerFrame.Goodbye && application.ApplicationStopping.IsCancellationRequested) await LeaveAsync();
        }
    }

    // A server that stops cuts its connections with what they still hold: the client is left the time to read the goodbye and to go by itself.
    private async Task LeaveAsync()
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(Context.ConnectionAborted);
        left.CancelAfter(tools.Options.Value.GoodbyeGrace);
        await Task.Delay(Timeout.InfiniteTimeSpan, left.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async IAsyncEnumerable<Result<ClientFrame>> DecodeAsync(
        IAsyncEnumerable<byte[]> frames, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var bytes = frames.GetAsyncEnumerator(cancellationToken);
        while (await HasNextAsync(bytes)) yield return FrameCodec.DecodeClient(bytes.Current);
    }

    // A client that goes away ends its stream with an error of the carrier's choice; for the session it is the end.
    private static async ValueTask<bool> HasNextAsync(IAsyncEnumerator<byte[]> bytes)
    {
        try
        {
            return await bytes.MoveNextAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HubException)
        {
            return false;
        }
    }
}
