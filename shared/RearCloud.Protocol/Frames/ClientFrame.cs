using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;

namespace RearCloud.Protocol.Frames;

/// <summary>What a replica says in a session.</summary>
public abstract record ClientFrame
{
    private ClientFrame()
    {
    }

    /// <summary>Opens the session; always first, never again.</summary>
    /// <param name="ProtocolVersion">See <see cref="ProtocolVersions"/>.</param>
    /// <param name="Client">The replica.</param>
    /// <param name="Software">What runs there, for people.</param>
    /// <param name="Cookies">Streams to follow; empty means the account's own from the start.</param>
    public sealed record Hello(int ProtocolVersion, ClientId Client, string Software, IReadOnlyList<StreamCookie> Cookies) : ClientFrame
    {
        /// <summary>True if deltas may come packed by Brotli.</summary>
        public bool AcceptsBrotli { get; init; }

        /// <summary>Without a cookie of the account's own stream: the kinds to follow in it.</summary>
        public DocumentView View { get; init; }

        /// <summary>True if previews of others are understood.</summary>
        public bool WantsPreviews { get; init; }
        /// <summary>True if the account's own stream is to be followed beside the cookies.</summary>
        public bool FollowsOwn { get; init; }
    }

    /// <summary>Mutations in the order of their numbers.</summary>
    public sealed record Submit(StreamId Stream, IReadOnlyList<Mutation> Mutations) : ClientFrame;

    /// <summary>Asks for what is newer than the cookie.</summary>
    public sealed record Pull(StreamCookie Cookie) : ClientFrame;

    /// <summary>Measures the way and the clocks.</summary>
    public sealed record Ping(DateTimeOffset ClientTime) : ClientFrame;

    /// <summary>What a hand does just now; replaces the one before, and is never stored.</summary>
    /// <param name="Stream">The stream whose other sessions see it.</param>
    /// <param name="Edits">Sets and moves, as <see cref="PreviewCheck"/> has it; empty when it is over.</param>
    /// <param name="IsOver">The hand has let go.</param>
    public sealed record Preview(StreamId Stream, IReadOnlyList<Edit> Edits, bool IsOver) : ClientFrame;
}
