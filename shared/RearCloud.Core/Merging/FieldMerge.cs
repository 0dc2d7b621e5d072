using System.Text.Json;
using System.Text.Json.Nodes;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Core.Merging;

/// <summary>Settles the fields of one edit, one after the other, in a body.</summary>
/// <param name="before">The body as it stands.</param>
/// <param name="stamps">Its stamps.</param>
/// <param name="basedOn">What the edit's maker had seen.</param>
/// <param name="stamp">The stamp of the edit's values.</param>
/// <param name="isReplacement">True if removals come from what a whole body lacks, not from somebody's wish to remove.</param>
internal sealed class FieldMerge(JsonElement before, FieldStamps stamps, Sequence basedOn, FieldStamp stamp, bool isReplacement)
{
    private readonly List<LostValue> _lost = [];
    private JsonObject? _body;

    public FieldStamps Stamps { get; private set; } = stamps;

    public IReadOnlyList<LostValue> Lost => _lost;

    public bool IsChanged { get; private set; }

    public JsonElement Body => IsChanged ? ToElement(_body!) : before;

    private JsonObject Root => _body ??= JsonNode.Parse(before.GetRawText())!.AsObject();

    public void Take(FieldChange field)
    {
        foreach (var leaf in Leaves(field)) TakeLeaf(leaf);
    }

    private void TakeLeaf(FieldChange leaf)
    {
        var name = leaf.Path.Segments[^1];
        if (!CanHold(leaf.Path))
        {
            // An edit of a member whose holder is gone does nothing: deleting a widget wins over editing it.
            if (leaf.Value is not null) _lost.Add(new LostValue(leaf.Path, leaf.Value, WasIncoming: true));
            return;
        }

        var standing = Find(leaf.Path) is { } node ? ToElement(node) : (JsonElement?)null;
        if (Same(standing, leaf.Value)) return;

        var newest = Stamps.Newest(leaf.Path, stamp.Sequence);
        var isConcurrent = newest is not null && newest.Sequence > basedOn;
        if (isConcurrent && newest!.EditedAt > stamp.EditedAt && !RemovalWins(leaf))
        {
            _lost.Add(new LostValue(leaf.Path, leaf.Value, WasIncoming: true));
            return;
        }

        if (isConcurrent) _lost.Add(new LostValue(leaf.Path, standing, WasIncoming: false));
        Write(leaf, name);
        Stamps = Stamps.With(leaf.Path, stamp);
        IsChanged = true;
    }

    private void Write(FieldChange leaf, string name)
    {
        var holder = Holder(leaf.Path);
        if (leaf.Value is { } value) holder[name] = JsonNode.Parse(value.GetRawText());
        else holder.Remove(name);
    }

    // RFC 7396: an object is merged member by member into an object that stands. Into a place without one it is written whole: a creation.
    private IEnumerable<FieldChange> Leaves(FieldChange change)
    {
        if (change.Value is not { } value) return [change];
        if (value.ValueKind == JsonValueKind.Null) return [change with { Value = null }];
        if (value.ValueKind != JsonValueKind.Object || change.Path.IsAtomic) return [change];
        if (Find(change.Path) is not JsonObject) return [change with { Value = BodyNulls.Strip(value) }];
        return value.EnumerateObject().SelectMany(m => Leaves(new FieldChange(FieldPath.Of([.. change.Path.Segments, m.Name]), m.Value)));
    }

    // A collection that is not there begins with its first member; a member of a member does not.
    private bool CanHold(FieldPath path)
    {
        if (path.Segments.Count == 1) return true;
        var holder = Find(HolderPath(path), out var exists);
        return holder is JsonObject || (path.Segments.Count == 2 && (!exists || holder is null));
    }

    private JsonObject Holder(FieldPath path)
    {
        if (path.Segments.Count == 1) return Root;
        if (Find(HolderPath(path)) is JsonObject holder) return holder;
        var collection = new JsonObject();
        Root[path.Segments[0]] = collection;
        return collection;
    }

    private JsonNode? Find(FieldPath path) => Find(path, out _);

    private JsonNode? Find(FieldPath path, out bool exists)
    {
        JsonNode? node = Root;
        exists = true;
        foreach (var segment in path.Segments)
        {
            if (node is JsonObject parent && parent.TryGetPropertyValue(segment, out node)) continue;
            exists = false;
            return null;
        }

        return node;
    }

    // Deleting a widget wins over editing it, whichever came later. A body that lacks a widget deletes it too, unless the widget was put there since.
    private bool RemovalWins(FieldChange leaf) =>
        leaf.Value is null && leaf.Path.Segments.Count == 2
        && !(isReplacement && Stamps.ByPointer.TryGetValue(leaf.Path.Pointer, out var put) && put.Sequence > basedOn);

    private static FieldPath HolderPath(FieldPath path) => FieldPath.Of([.. path.Segments.Take(path.Segments.Count - 1)]);

    private static bool Same(JsonElement? left, JsonElement? right) =>
        left.HasValue == right.HasValue && (!left.HasValue || JsonElement.DeepEquals(left.Value, right!.Value));

    private static JsonElement ToElement(JsonNode node) => JsonElement.Parse(node.ToJsonString());
}
