using RearCloud.Protocol.Frames;

namespace RearCloud.Server.Tests.Sync.Carriers;

/// <summary>A client of one session, down to the bytes.</summary>
internal interface ICarrierClient : IAsyncDisposable
{
    Task SendAsync(byte[] bytes);

    /// <summary>The next frame; null when the server has ended the session. Throws what the carrier reports as an error.</summary>
    Task<ServerFrame?> NextAsync();
}
