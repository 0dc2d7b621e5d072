using System.Collections.Immutable;
using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;
using RearCloud.Core.Validation;

namespace RearCloud.Core.Previews;

/// <summary>
/// What other hands do just now: of each source its newest preview. Frozen and pure: whoever shows documents puts it on top of them, and stores it
/// nowhere. At most <see cref="Limits.PreviewsAtOnce"/> sources; one more takes the place of the one that was heard from first.
/// </summary>
public sealed class PreviewSet
{
    private readonly ImmutableList<(string Source, IReadOnlyList<Edit> Edits)> _sources;

    private PreviewSet(ImmutableList<(string Source, IReadOnlyList<Edit> Edits)> sources)
    {
        _sources = sources;
        Keys = [.. sources.SelectMany(s => s.Edits).Select(e => e.Key)];
    }

    public static PreviewSet Empty { get; } = new([]);

    /// <summary>The documents that look otherwise because of previews.</summary>
    public ImmutableHashSet<DocumentKey> Keys { get; }

    public bool IsEmpty => _sources.IsEmpty;

    /// <summary>The newest preview of a source; it goes on top of all others.</summary>
    public PreviewSet With(string source, IReadOnlyList<Edit> edits)
    {
        var others = _sources.RemoveAll(s => s.Source == source);
        if (others.Count == Limits.PreviewsAtOnce) others = others.RemoveAt(0);
        return new PreviewSet(others.Add((source, edits)));
    }

    /// <summary>The preview of a source is over.</summary>
    public PreviewSet Without(string source) => _sources.Any(s => s.Source == source) ? new PreviewSet(_sources.RemoveAll(s => s.Source == source)) : this;

    /// <summary>A document was changed: what previewed one of the members that changed is over.</summary>
    public PreviewSet After(Document? before, Document? after)
    {
        if (!Keys.Contains((after ?? before)?.Key ?? default)) return this;
        var left = _sources.RemoveAll(s => s.Edits.Any(e => e.Key == (after ?? before)!.Key && Pointers(e).Any(p => !Same(Find(before, p), Find(after, p)))));
        return left.Count == _sources.Count ? this : new PreviewSet(left);
    }

    /// <summary>The document as it looks with the previews on top; what would break it is left out.</summary>
    public Document Over(Document document)
    {
        if (document.IsDeleted) return document;
        return _sources.SelectMany(s => s.Edits).Where(e => e.Key == document.Key).Aggregate(document, Over);
    }

    private static Document Over(Document document, Edit edit)
    {
        var merged = EditMerge.Apply(document, FieldStamps.Empty, edit, new FieldStamp(document.Version, default));
        if (!merged.TryGet(out var outcome, out _) || !outcome.IsChanged || DocumentCheck.Check(document.Key.Kind, outcome.Body).Count > 0) return document;
        return document with { Body = outcome.Body };
    }

    private static IEnumerable<FieldPath> Pointers(Edit edit) =>
        edit.Place is { } place ? [FieldPath.Of([.. place.Member.Segments, "order"])] : edit.Fields.Select(f => f.Path);

    private static JsonElement? Find(Document? document, FieldPath path)
    {
        if (document is null || document.IsDeleted) return null;
        var value = document.Body;
        foreach (var segment in path.Segments)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(segment, out value)) return null;
        }

        return value;
    }

    private static bool Same(JsonElement? left, JsonElement? right) =>
        left.HasValue == right.HasValue && (!left.HasValue || JsonElement.DeepEquals(left.Value, right!.Value));
}
