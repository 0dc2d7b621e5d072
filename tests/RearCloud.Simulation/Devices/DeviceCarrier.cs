using RearCloud.Client;
using RearCloud.Client.Carriers;
using RearCloud.Protocol.Waiting;
using RearCloud.Server.Sync;
using RearCloud.Simulation.Cloud;
using RearCloud.Simulation.Network;
using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Devices;

/// <summary>How one life of a device comes to a server.</summary>
internal sealed class DeviceCarrier(World world, Device device, Life life, Cluster cluster, Database database, Actor actor) : ICarrier
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);

    private readonly WorldClock _clock = new(world, life, () => TimeSpan.Zero);

    public ClientCarrier Kind => ClientCarrier.Grpc;

    public async Task<ICarrierLink> OpenAsync(CancellationToken cancellationToken)
    {
        world.IsHere();
        var isReachable = !device.Weather.IsPartitioned;
        await Pause.WaitAsync(isReachable ? world.Between(1, 60) : ConnectPatience, _clock, world.PostFor(life), cancellationToken);
        if (device.Weather.IsPartitioned || cluster.Any() is not { } node)
        {
            world.Rare.Add(RareEvent.ConnectionRefused);
            throw CarrierException.Broken(new IOException("Nobody answers."));
        }

        var link = new Link(world, device.Weather, database, life, node.Life, () => device.Replica?.State.Cookie);
        device.Link = link;
        node.Serve(link, actor);
        return device.IsOldVersion || device.IsPlain ? new OldLink(world, device, link) : link;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
