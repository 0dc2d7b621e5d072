using RearCloud.Core.Documents;
using RearCloud.Server.Sync;
using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Cloud;

/// <summary>The nodes over one database. A hint from one to the other may be late or lost.</summary>
internal sealed class Cluster
{
    public const int Size = 2;

    private readonly World _world;
    private readonly Database _database;
    private readonly StreamId _stream;
    private readonly SyncOptions _options;
    private readonly Life _net = new("hints");
    private readonly Node?[] _nodes = new Node?[Size];
    private int _lives;

    public Cluster(World world, Database database, StreamId stream, SyncOptions options)
    {
        _world = world;
        _database = database;
        _stream = stream;
        _options = options;
        StartAll();
    }

    public double HintLoss { get; set; }

    public IReadOnlyList<Node> Running => [.. _nodes.OfType<Node>().Where(n => !n.Life.IsOver)];

    /// <summary>A node that runs; null if none does.</summary>
    public Node? Any() => Running is { Count: > 0 } running ? running[_world.Random.Next(running.Count)] : null;

    public void StartAll()
    {
        for (var i = 0; i < Size; i++)
        {
            if (_nodes[i] is null || _nodes[i]!.Life.IsOver) _nodes[i] = new Node(_world, $"node-{++_lives}", _database, _stream, _options, Spread);
        }
    }

    private void Spread(Node from)
    {
        foreach (var other in Running.Where(n => n != from))
        {
            if (_world.Chance(HintLoss)) _world.Rare.Add(RareEvent.HintLost);
            else _world.After(_world.Between(0, 5), _net, other.Hint);
        }
    }
}
