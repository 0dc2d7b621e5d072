using RearCloud.Core.Documents;

namespace RearCloud.Core.Replicas;

/// <summary>How far a replica has followed a stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Epoch">Names the life of the stream's database; another epoch means that sequences do not compare. Empty before the first pull.</param>
/// <param name="Sequence">The last sequence applied.</param>
public sealed record StreamCookie(StreamId Stream, string Epoch, Sequence Sequence)
{
    public static StreamCookie Start(StreamId stream) => new(stream, "", Sequence.Zero);
}
