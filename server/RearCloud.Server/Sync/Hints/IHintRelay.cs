namespace RearCloud.Server.Sync.Hints;

/// <summary>
/// Carries short texts from each server node to all, those of one node in their order. It may lose them, double them and give a node its own back: what
/// they say is only that it is worth looking into the database now, or what a hand does until it says the next.
/// </summary>
public interface IHintRelay
{
    /// <summary>Bytes of the longest text: PostgreSQL notifies with less than 8,000.</summary>
    const int MessageBytes = 7_500;

    /// <summary>What carries the hints, for the operator: <c>Redis</c>.</summary>
    string Name { get; }

    /// <summary>Connects. When the task ends the node hears everything that is published from then on.</summary>
    /// <param name="onMessage">Called for each text that arrives, from any thread; it is quick and does not throw.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<IHintLink> OpenAsync(Action<string> onMessage, CancellationToken cancellationToken);
}
