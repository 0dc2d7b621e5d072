using RearCloud.Core.Documents;

namespace RearCloud.Core.Replicas;

/// <summary>How far a replica has followed a stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Epoch">Names the life of the stream's database; another epoch means that sequences do not compare. Empty before the first pull.</param>
/// <param name="Sequence">The last sequence applied.</param>
public sealed record StreamCookie(StreamId Stream, string Epoch, Sequence Sequence)
{
    /// <summary>The form of documents that this build writes; a replica that was filled in another form is filled anew.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The form of documents in which the replica was filled.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>The floor of the stream when the replica began to be filled: <see cref="Delta.Floor"/> of its last reset.</summary>
    public Sequence Floor { get; init; }

    /// <summary>The kinds that the replica follows.</summary>
    public DocumentView View { get; init; }

    /// <summary>How far the replica has come with a delta that it took.</summary>
    public StreamCookie After(Delta delta) => this with { Epoch = delta.Epoch, Sequence = delta.To, Schema = delta.Schema, Floor = delta.IsReset ? delta.Floor : Floor };

    public static StreamCookie Start(StreamId stream) => new(stream, "", Sequence.Zero);
}
