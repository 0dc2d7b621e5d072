using System.Text.Json;
using System.Text.Json.Nodes;
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
    /// <returns>The outcome, or the problem: a document that does not exist cannot be set, deleted or restored.</returns>
    public static Result<MergeOutcome> Apply(Document? current, FieldStamps stamps, Edit edit, FieldStamp stamp)
    {
        if (current is null)
        {
            return edit.Operation == EditOperation.Create
                ? new MergeOutcome(edit.Body!.Value, false, FieldStamps.Whole(stamp), [], true)
                : new Problem("edit.document-missing", "", $"There is no document {edit.Key}.", "Create it first, or pull to see which documents there are.");
        }

        if (edit.Operation == EditOperation.Set && current.IsDeleted && current.Version <= edit.Base)
            return new Problem("edit.document-deleted", "", $"The document {edit.Key} is deleted, and the edit's maker had seen that.", "Restore it first.");
        return edit.Operation switch
        {
            EditOperation.Create when current.IsDeleted => new MergeOutcome(edit.Body!.Value, false, FieldStamps.Whole(stamp), [], true),
            EditOperation.Create => Replace(current, stamps, edit, stamp),
            EditOperation.Set => Set(current, stamps, edit.Fields, edit.Base, stamp),
            EditOperation.Delete => Delete(current, stamps, edit.Base),
            EditOperation.Restore => new MergeOutcome(current.Body, false, stamps, [], current.IsDeleted),
            _ => throw new ArgumentOutOfRangeException(nameof(edit)),
        };
    }

    // A second creation is the same as setting each member: both makers keep what the other did not touch.
    private static MergeOutcome Replace(Document current, FieldStamps stamps, Edit edit, FieldStamp stamp)
    {
        var fields = edit.Body!.Value.EnumerateObject().Select(m => new FieldChange(FieldPath.Of(m.Name), m.Value)).ToList();
        var merged = Set(current, stamps, fields, edit.Base, stamp);
        // Whoever creates wants the document to be there, also with the very body that the tombstone kept.
        return current.IsDeleted ? merged with { IsDeleted = false, IsChanged = true } : merged;
    }

    // Editing wins over deleting: a deletion that had not seen the newest edit does nothing.
    private static MergeOutcome Delete(Document current, FieldStamps stamps, Sequence basedOn)
    {
        var editedSince = current.Version > basedOn && !current.IsDeleted;
        return editedSince
            ? new MergeOutcome(current.Body, false, stamps, [], false)
            : new MergeOutcome(current.Body, true, stamps, [], !current.IsDeleted);
    }

    private static MergeOutcome Set(Document current, FieldStamps stamps, IReadOnlyList<FieldChange> fields, Sequence basedOn, FieldStamp stamp)
    {
        var body = JsonNode.Parse(current.Body.GetRawText())!.AsObject();
        var lost = new List<LostValue>();
        var written = false;
        foreach (var field in fields)
        {
            foreach (var leaf in Leaves(body, field))
            {
                var parent = Parent(body, leaf.Path);
                if (parent is null) continue;
                var name = leaf.Path.Segments[^1];
                var standing = parent[name] is { } node ? ToElement(node) : (JsonElement?)null;
                if (Same(standing, leaf.Value)) continue;

                var newest = stamps.Newest(leaf.Path);
                var isConcurrent = newest is not null && newest.Sequence > basedOn;
                if (isConcurrent && newest!.EditedAt > stamp.EditedAt && !RemovesCollectionMember(leaf))
                {
                    lost.Add(new LostValue(leaf.Path, leaf.Value, WasIncoming: true));
                    continue;
                }

                if (isConcurrent) lost.Add(new LostValue(leaf.Path, standing, WasIncoming: false));
                if (leaf.Value is { } value) parent[name] = JsonNode.Parse(value.GetRawText());
                else parent.Remove(name);
                stamps = stamps.With(leaf.Path, stamp);
                written = true;
            }
        }

        var rises = current.IsDeleted && written;
        return new MergeOutcome(written ? ToElement(body) : current.Body, current.IsDeleted && !rises, stamps, lost, written);
    }

    // RFC 7396: an object is merged member by member into an object that stands. Into a place without one it is written whole: a creation.
    private static IEnumerable<FieldChange> Leaves(JsonObject body, FieldChange change)
    {
        if (change.Value is not { ValueKind: JsonValueKind.Object } value || IsAtomic(change.Path) || Find(body, change.Path) is not JsonObject)
            return [change.Value is { ValueKind: JsonValueKind.Null } ? change with { Value = null } : change];
        return value.EnumerateObject().SelectMany(m =>
            Leaves(body, new FieldChange(FieldPath.Of([.. change.Path.Segments, m.Name]), m.Value.ValueKind == JsonValueKind.Null ? null : m.Value)));
    }

    // Geometry is one value: half of one drag and half of another is a place nobody chose.
    private static bool IsAtomic(FieldPath path) => path.Segments[^1] == "frame";

    // An edit of a member whose holder is gone does nothing: deleting a widget wins over editing it.
    private static JsonObject? Parent(JsonObject body, FieldPath path)
    {
        if (path.Segments.Count == 1) return body;
        var holder = FieldPath.Of([.. path.Segments.Take(path.Segments.Count - 1)]);
        if (Find(body, holder) is JsonObject parent) return parent;
        if (path.Segments.Count != 2 || Find(body, holder) is not null) return null;
        var collection = new JsonObject();
        body[path.Segments[0]] = collection;
        return collection;
    }

    private static JsonNode? Find(JsonObject body, FieldPath path)
    {
        JsonNode? node = body;
        foreach (var segment in path.Segments)
        {
            if (node is not JsonObject parent || !parent.TryGetPropertyValue(segment, out node)) return null;
        }

        return node;
    }

    // Deleting a widget wins over editing it, whichever came later.
    private static bool RemovesCollectionMember(FieldChange leaf) => leaf.Value is null && leaf.Path.Segments.Count == 2;

    private static bool Same(JsonElement? left, JsonElement? right) =>
        left.HasValue == right.HasValue && (!left.HasValue || JsonElement.DeepEquals(left.Value, right!.Value));

    private static JsonElement ToElement(JsonNode node) => JsonElement.Parse(node.ToJsonString());
}
