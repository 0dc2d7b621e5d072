namespace RearCloud.Client.Replicas;

/// <summary>Where a replica's state survives. One caller at a time.</summary>
internal interface IReplicaStore : IDisposable
{
    /// <summary>Writes what differs between two states: when it returns, the later one survives a power cut; when it throws, the earlier one stands.</summary>
    /// <exception cref="ReplicaNotStoredException">The disk is full or fails.</exception>
    void Save(ReplicaState before, ReplicaState after);
}
