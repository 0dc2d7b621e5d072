using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;

namespace RearCloud.Protocol.Frames;

/// <summary>What the server says in a session.</summary>
public abstract record ServerFrame
{
    private ServerFrame()
    {
    }

    /// <summary>Answers a hello.</summary>
    public sealed record Welcome(string Session, DateTimeOffset ServerTime, TimeSpan HeartbeatInterval, IReadOnlyList<StreamId> Streams, MutationId LastMutation) : ServerFrame;

    /// <summary>Changed documents, pushed or pulled.</summary>
    public sealed record Changes(Delta Delta) : ServerFrame
    {
        /// <summary>The same delta in bytes that several sessions send; null encodes it anew.</summary>
        public SharedDelta? Shared { get; init; }

        /// <summary>True if its documents travel packed.</summary>
        public bool IsPacked { get; init; }

        public bool Equals(Changes? other) => other is not null && Delta.Equals(other.Delta);

        public override int GetHashCode() => Delta.GetHashCode();
    }

    /// <summary>Answers a submission.</summary>
    public sealed record Submitted(SubmitResult Result) : ServerFrame;

    /// <summary>Shows that the session lives and where its streams stand.</summary>
    public sealed record Heartbeat(DateTimeOffset ServerTime, IReadOnlyList<StreamCookie> Heads) : ServerFrame;

    /// <summary>Answers a ping.</summary>
    public sealed record Pong(DateTimeOffset ClientTime, DateTimeOffset ServerTime) : ServerFrame;

    /// <summary>The client's last frame was wrong.</summary>
    public sealed record Refused(Core.Problem Problem) : ServerFrame;

    /// <summary>What another session previews just now, or that it is over.</summary>
    /// <param name="Stream">The stream.</param>
    /// <param name="Source">Tells the previews of different sessions apart.</param>
    /// <param name="Edits">Sets and moves; empty when it is over.</param>
    /// <param name="IsOver">Nothing of the source is to be shown any more.</param>
    public sealed record Previewed(StreamId Stream, string Source, IReadOnlyList<Edit> Edits, bool IsOver) : ServerFrame;

    /// <summary>The server ends the session.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="RetryAfter">Not before; null: do not come back with the same token.</param>
    public sealed record Goodbye(Core.Problem Reason, TimeSpan? RetryAfter) : ServerFrame;
}
