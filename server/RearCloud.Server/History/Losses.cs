using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Sync;

namespace RearCloud.Server.History;

/// <summary>Finds in the history of a document which values a person may still want back.</summary>
internal static class Losses
{
    /// <summary>The choices of <see cref="IHistory.LossesAsync"/>.</summary>
    /// <param name="body">The document as it stands.</param>
    /// <param name="entries">Its changes, the newest first.</param>
    /// <param name="after">What lost up to here is old news.</param>
    public static IReadOnlyList<LostChoice> Of(JsonElement body, IReadOnlyList<HistoryEntry> entries, Sequence after)
    {
        var choices = new List<LostChoice>();
        for (var i = 0; i < entries.Count && entries[i].Change.Sequence > after; i++)
        {
            foreach (var lost in entries[i].Change.Lost)
            {
                if (!HasPlace(body, lost.Path) || IsSettled(entries.Take(i), lost.Path, entries[i].Change.Sequence)) continue;
                var standing = Standing(body, lost.Path);
                if (Same(standing, lost.Value)) continue;
                var other = entries.Skip(i + 1).FirstOrDefault(e => Wrote(e.Change, lost.Path))?.Maker;
                var maker = entries[i].Maker;
                choices.Add(new LostChoice(
                    entries[i].Change.Sequence, lost.Path, lost.Value, standing, lost.WasIncoming ? maker : other, lost.WasIncoming ? other : maker, entries[i].Change.AcceptedAt));
            }
        }

        return choices;
    }

    /// <summary>True if a member can be set: a member of the body, or of one of its collections, always; deeper down what holds it must stand.</summary>
    public static bool HasPlace(JsonElement body, FieldPath path) =>
        path.Segments.Count <= 2 || Standing(body, FieldPath.Of([.. path.Segments.SkipLast(1)])) is { ValueKind: JsonValueKind.Object };

    // A newer change that saw the conflict decided it; one that did not see it has conflicted itself, and its own loss stands for this one.
    private static bool IsSettled(IEnumerable<HistoryEntry> newer, FieldPath path, Sequence at) =>
        newer.Any(e => e.Change.Lost.Any(l => l.Path.Equals(path)) || (e.Change.Edit.Base >= at && Wrote(e.Change, path)));

    private static bool Wrote(PastChange change, FieldPath path) => change.Before?.Touches(path) ?? change.Edit.Fields.Any(f => f.Path.Equals(path));

    private static JsonElement? Standing(JsonElement body, FieldPath path)
    {
        foreach (var segment in path.Segments)
        {
            if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(segment, out body)) return null;
        }

        return body;
    }

    private static bool Same(JsonElement? left, JsonElement? right) =>
        left.HasValue == right.HasValue && (!left.HasValue || JsonElement.DeepEquals(left.Value, right!.Value));
}
