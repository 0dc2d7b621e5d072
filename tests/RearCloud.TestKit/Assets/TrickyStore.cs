using RearCloud.Server.Assets;

namespace RearCloud.TestKit.Assets;

/// <summary>A store that fails or waits as a test tells it to.</summary>
public sealed class TrickyStore(IAssetStore store) : IAssetStore
{
    /// <summary>True: there is no room for another byte.</summary>
    public bool IsFull { get; set; }

    /// <summary>Called before bytes are deleted.</summary>
    public Func<string, Task> BeforeDelete { get; set; } = _ => Task.CompletedTask;

    /// <summary>The store behind it.</summary>
    public IAssetStore Inner => store;

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken) => store.OpenAsync(name, cancellationToken);

    public Task WriteAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        IsFull ? throw new IOException("No space left on device") : store.WriteAsync(name, bytes, cancellationToken);

    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        await BeforeDelete(name);
        await store.DeleteAsync(name, cancellationToken);
    }
}
