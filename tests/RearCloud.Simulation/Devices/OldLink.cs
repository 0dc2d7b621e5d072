using RearCloud.Client.Carriers;
using RearCloud.Core;
using RearCloud.Protocol.Frames;
using RearCloud.Simulation.Network;
using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Devices;

/// <summary>What an older build of the client says on a link.</summary>
internal sealed class OldLink(World world, Device device, Link link) : ICarrierLink
{
    public Task SendAsync(ClientFrame frame, CancellationToken cancellationToken)
    {
        if (frame is not ClientFrame.Hello hello) return link.SendAsync(frame, cancellationToken);
        world.Rare.Add(device.IsOldVersion ? RareEvent.OldVersionRefused : RareEvent.PlainClient);
        return link.SendAsync(hello with { AcceptsBrotli = false, ProtocolVersion = device.IsOldVersion ? 0 : hello.ProtocolVersion }, cancellationToken);
    }

    public IAsyncEnumerable<Result<ServerFrame>> ReceiveAsync(CancellationToken cancellationToken) => link.ReceiveAsync(cancellationToken);

    public ValueTask DisposeAsync() => link.DisposeAsync();
}
