namespace RearCloud.Core.Edits;

/// <summary>What the door did with a mutation.</summary>
public enum MutationOutcome
{
    /// <summary>Stored; it has its place in the stream.</summary>
    Accepted = 1,

    /// <summary>It was stored before; nothing happened now. The rest of the answer is that of the first time.</summary>
    Duplicate = 2,

    /// <summary>Refused with a problem, now or when it came before; its number is used up all the same, so that it does not block the queue.</summary>
    Refused = 3,
}
