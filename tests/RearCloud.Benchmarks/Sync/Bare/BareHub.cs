using Microsoft.AspNetCore.SignalR;

namespace RearCloud.Benchmarks.Sync.Bare;

/// <summary>A bare SignalR push: bytes in, the same bytes to every other connection.</summary>
internal sealed class BareHub : Hub
{
    public const string Path = "/bare";

    public Task Push(byte[] bytes) => Clients.Others.SendAsync(nameof(Push), bytes);
}
