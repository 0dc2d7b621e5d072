using RearCloud.Core;

namespace RearCloud.Client.Replicas;

/// <summary>A step of the replica could not be written; the replica stands as it was.</summary>
internal sealed class ReplicaNotStoredException(string reason, Exception? inner = null) : Exception(reason, inner)
{
    public Problem Problem { get; } = new("replica.not-stored", "", $"It could not be stored: {reason}", "Make room on the device's disk, then try again.");
}
