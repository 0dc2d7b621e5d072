using RearCloud.Server.Sync;

namespace RearCloud.Server.SharedStreams;

/// <summary>Who may do what with a shared stream. Frozen.</summary>
/// <param name="OwnerId">The owner's account; null for a stream that does not exist.</param>
/// <param name="IsForEveryone">True if every account may read it.</param>
/// <param name="Readers">The accounts that are named as readers.</param>
internal sealed record StreamRights(string? OwnerId, bool IsForEveryone, IReadOnlySet<string> Readers)
{
    public static StreamRights Nobody { get; } = new(null, false, new HashSet<string>());

    /// <summary>The owner's account edits, from its devices too; the readers read.</summary>
    public StreamAccess Of(Actor actor)
    {
        if (OwnerId is null) return StreamAccess.None;
        if (OwnerId == actor.AccountId) return StreamAccess.Write;
        return IsForEveryone || Readers.Contains(actor.AccountId) ? StreamAccess.Read : StreamAccess.None;
    }
}
