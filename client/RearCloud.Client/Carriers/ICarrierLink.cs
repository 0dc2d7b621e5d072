using RearCloud.Core;
using RearCloud.Protocol.Frames;

namespace RearCloud.Client.Carriers;

/// <summary>One session's frames in both directions.</summary>
internal interface ICarrierLink : IAsyncDisposable
{
    /// <summary>Sends a frame. Called by one caller at a time.</summary>
    /// <exception cref="CarrierException">The link is broken.</exception>
    Task SendAsync(ClientFrame frame, CancellationToken cancellationToken);

    /// <summary>The server's frames until it ends the session; a frame that cannot be read is a problem. Called once.</summary>
    /// <exception cref="CarrierException">The link is broken.</exception>
    IAsyncEnumerable<Result<ServerFrame>> ReceiveAsync(CancellationToken cancellationToken);
}
