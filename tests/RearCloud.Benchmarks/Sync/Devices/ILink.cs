namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>One connection of its own to a server: messages as bytes in both directions.</summary>
internal interface ILink : IAsyncDisposable
{
    /// <summary>Called by one caller at a time.</summary>
    Task SendAsync(byte[] message);

    /// <summary>The next message; null when the connection has ended, for whatever reason.</summary>
    Task<byte[]?> ReceiveAsync();
}
