using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Mapping;

namespace RearCloud.Protocol.Frames;

/// <summary>A delta that several sessions send: encoded at its first use and never again. Safe from any thread.</summary>
/// <param name="delta">The delta without <see cref="Delta.LastMutation"/>, which is each reader's own.</param>
public sealed class SharedDelta(Delta delta)
{
    private readonly Lazy<byte[]> _plain = new(() => DeltaBytes.Frame(delta, isPacked: false));
    private readonly Lazy<byte[]> _packed = new(() => DeltaBytes.Frame(delta, isPacked: true));

    public Delta Delta { get; } = delta.LastMutation == default ? delta : throw new ArgumentException("A shared delta tells of nobody's mutations.", nameof(delta));

    /// <summary>
    /// The whole server frame in protobuf. Without news of the reader's mutations it is the same array for all: it must not be changed.
    /// </summary>
    public byte[] Frame(bool isPacked, MutationId lastMutation)
    {
        var shared = (isPacked ? _packed : _plain).Value;
        return lastMutation == default ? shared : DeltaBytes.WithLastMutation(shared, lastMutation);
    }
}
