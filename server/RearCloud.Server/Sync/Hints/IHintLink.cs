namespace RearCloud.Server.Sync.Hints;

/// <summary>A connection to the other nodes. It does not mend itself: when it is lost a new one is opened.</summary>
public interface IHintLink : IAsyncDisposable
{
    /// <summary>Fails when the connection is lost; it does not end otherwise.</summary>
    Task Lost { get; }

    /// <summary>Publishes a text of at most <see cref="IHintRelay.MessageBytes"/> ASCII characters to every node. Called by one caller at a time.</summary>
    Task PublishAsync(string message, CancellationToken cancellationToken);
}
