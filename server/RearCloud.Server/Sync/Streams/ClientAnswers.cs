using System.Collections.Immutable;
using RearCloud.Core.Edits;

namespace RearCloud.Server.Sync.Streams;

/// <summary>
/// What the door answered to a client's newest mutations, so that a repeat hears the same again, and so that a number which two copies of a client gave
/// to different edits is noticed. Holds at least the client's whole last submission, of which a client may not have heard.
/// <para>
/// That suffices for a client that sends a submission when the one before is answered, as the contract asks: what it may have to repeat is its last
/// submission, and a repeat forgets nothing, because only new answers push out old ones, and never one of their own submission. So nothing that was
/// accepted is taken for another's edit and sent again under another name. Older numbers come from a replica that was put back from a copy of its disk;
/// that one finds at the welcome that the numbers do not fit, and takes another name before it sends anything.
/// </para>
/// </summary>
/// <param name="Newest">In the order of their numbers, without holes; the last one is the client's last mutation.</param>
internal sealed record ClientAnswers(ImmutableArray<ToldAnswer> Newest)
{
    /// <summary>So many answers are kept also when the last submission was smaller.</summary>
    public const int Kept = 16;

    public static ClientAnswers None { get; } = new([]);

    /// <summary>The answer to a mutation that was dealt with before; null if another edit has its number, or if nobody knows any more.</summary>
    public MutationResult? Repeat(Mutation mutation)
    {
        if (Newest.FirstOrDefault(a => a.Result.Id == mutation.Id) is not { } told || told.Trace != mutation.Trace) return null;
        return told.Result.Outcome == MutationOutcome.Accepted ? told.Result with { Outcome = MutationOutcome.Duplicate } : told.Result;
    }

    /// <summary>The answers with one more.</summary>
    /// <param name="told">The answer to the client's last mutation.</param>
    /// <param name="submitted">So many mutations of the same submission were answered with it: none of them is forgotten.</param>
    public ClientAnswers With(ToldAnswer told, int submitted) => new([.. Newest.Add(told).TakeLast(Math.Max(Kept, submitted))]);
}
