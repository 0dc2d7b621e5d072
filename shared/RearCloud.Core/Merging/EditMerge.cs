using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Core.Merging;

/// <summary>
/// Merges an edit into a document. Pure: the same code runs at the server, which decides, and in the replica, which shows waiting edits.
/// Per member: an edit made on the member's current version wins; of two concurrent ones the later edit time wins, ties go to the later arrival.
/// </summary>
public static class EditMerge
{
    /// <summary>Merges <paramref name="edit"/> into <paramref name="current"/>.</summary>
    /// <param name="current">The document, or null if there is none.</param>
    /// <param name="stamps">The document's stamps; ignored without a document.</param>
    /// <param name="edit">The edit; its base says what its maker had seen.</param>
    /// <param name="stamp">The stamp that its values get.</param>
    /// <returns>
    /// The outcome, or the problem: a document that does not exist can only be created or replaced, one whose deletion the maker had seen can only be created,
    /// replaced or restored, and what is no object cannot be moved.
    /// </returns>
    public static Result<MergeOutcome> Apply(Document? current, FieldStamps stamps, Edit edit, FieldStamp stamp)
    {
        if (current is null)
        {
            return edit.Operation is EditOperation.Create or EditOperation.Replace
                ? Whole(edit, stamp)
                : new Problem("edit.document-missing", "", $"There is no document {edit.Key}.", "Create it first, or pull to see which documents there are.");
        }

        if (edit.Operation is EditOperation.Set or EditOperation.Move && current.IsDeleted && current.Version <= edit.Base)
            return new Problem("edit.document-deleted", "", $"The document {edit.Key} is deleted, and the edit's maker had seen that.", "Restore it first.");
        return edit.Operation switch
        {
            EditOperation.Create when current.IsDeleted => Whole(edit, stamp),
            // A second creation is the same as setting each member: both makers keep what the other did not touch.
            EditOperation.Create => Set(current, stamps, BodyNulls.Strip(edit.Body!.Value).EnumerateObject().Select(m => new FieldChange(FieldPath.Of(m.Name), m.Value)), edit, stamp),
            EditOperation.Set => Set(current, stamps, edit.Fields, edit, stamp),
            EditOperation.Delete => Delete(current, stamps, edit.Base),
            EditOperation.Restore => new MergeOutcome(current.Body, false, stamps, [], current.IsDeleted),
            EditOperation.Move => Move(current, stamps, edit, stamp),
            EditOperation.Replace => Standing(Set(current, stamps, BodyDifference.Between(current.Body, BodyNulls.Strip(edit.Body!.Value)), edit, stamp), current),
            _ => throw new ArgumentOutOfRangeException(nameof(edit)),
        };
    }

    private static MergeOutcome Whole(Edit edit, FieldStamp stamp) => new(BodyNulls.Strip(edit.Body!.Value), false, FieldStamps.Whole(stamp), [], true);

    // Whoever replaces a document wants it to be there, also with the very body that the tombstone kept.
    private static MergeOutcome Standing(MergeOutcome merged, Document current) => current.IsDeleted ? merged with { IsDeleted = false, IsChanged = true } : merged;

    // Editing wins over deleting: a deletion that had not seen the newest edit does nothing.
    private static MergeOutcome Delete(Document current, FieldStamps stamps, Sequence basedOn)
    {
        var editedSince = current.Version > basedOn && !current.IsDeleted;
        return editedSince
            ? new MergeOutcome(current.Body, false, stamps, [], false)
            : new MergeOutcome(current.Body, true, stamps, [], !current.IsDeleted);
    }

    private static Result<MergeOutcome> Move(Document current, FieldStamps stamps, Edit edit, FieldStamp stamp)
    {
        if (!MemberMove.Resolve(edit.Key, current.Body, edit.Place!).TryGet(out var change, out var problem)) return problem;
        return change is null ? new MergeOutcome(current.Body, current.IsDeleted, stamps, [], false) : Set(current, stamps, [change], edit, stamp);
    }

    private static MergeOutcome Set(Document current, FieldStamps stamps, IEnumerable<FieldChange> fields, Edit edit, FieldStamp stamp)
    {
        var merge = new FieldMerge(current.Body, stamps, edit.Base, stamp, edit.Operation == EditOperation.Replace);
        foreach (var field in fields) merge.Take(field);
        return new MergeOutcome(merge.Body, current.IsDeleted && !merge.IsChanged, merge.Stamps, merge.Lost, merge.IsChanged);
    }
}
