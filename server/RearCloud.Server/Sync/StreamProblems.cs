using RearCloud.Core;
using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync;

/// <summary>What is said to those who have no right to a stream, or too little of one.</summary>
internal static class StreamProblems
{
    /// <summary>For a stream that does not exist and for one that the actor may not see: the words are the same.</summary>
    public static Problem Missing(string stream) => new("stream.missing", "", $"There is no stream '{stream}'.", "List the shared streams to see which there are.");

    public static Problem ReadOnly(StreamId stream) =>
        new("stream.read-only", "", $"The account may follow stream '{stream}' but not edit it.", "Ask its owner for the change, or copy the document into the account's own stream.");
}
