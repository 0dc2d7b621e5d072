using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using RearCloud.Core;
using RearCloud.Protocol;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;

namespace RearCloud.Client.Carriers;

/// <summary>One hub connection with the session's two streams.</summary>
internal sealed class SignalRLink(HubConnection connection) : ICarrierLink
{
    // The session sends one frame after the other: more than one never waits.
    private readonly Channel<byte[]> _outgoing = Channel.CreateBounded<byte[]>(1);

    public async Task SendAsync(ClientFrame frame, CancellationToken cancellationToken)
    {
        try
        {
            await _outgoing.Writer.WriteAsync(FrameCodec.Encode(frame), cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException e)
        {
            throw CarrierException.Broken(e);
        }
    }

    public async IAsyncEnumerable<Result<ServerFrame>> ReceiveAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var frames = connection.StreamAsync<byte[]>(SyncHubContract.Session, _outgoing.Reader, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var disposal = frames.ConfigureAwait(false);
        while (await MoveNextAsync(frames, cancellationToken).ConfigureAwait(false)) yield return FrameCodec.DecodeServer(frames.Current);
    }

    public async ValueTask DisposeAsync()
    {
        _outgoing.Writer.TryComplete();
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    // The hub's errors come as many types: of SignalR, of JSON, of the socket.
    private static async Task<bool> MoveNextAsync(IAsyncEnumerator<byte[]> frames, CancellationToken cancellationToken)
    {
        try
        {
            return await frames.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw CarrierException.Broken(e);
        }
    }
}
