using System.Text.Json;
using RearCloud.Core.Edits;
using RearCloud.Server.Sync;
using RearCloud.Web.Layouts.Editing;

namespace RearCloud.Web.History.Timeline;

/// <summary>What a change did, in words: <c>Moved Digital clock</c>.</summary>
internal static class ChangeWords
{
    public static string Of(PastChange change, WidgetNames names)
    {
        if (change.Name is { Length: > 0 } name) return name;
        return change.Edit.Operation switch
        {
            EditOperation.Create => "Created the layout",
            EditOperation.Delete => "Deleted the layout",
            EditOperation.Restore => "Restored the deleted layout",
            EditOperation.Move => $"Reordered {names[change.Edit.Place!.Member.Segments[^1]]}",
            EditOperation.Replace when change.Before is { Existed: false } => "Created the layout",
            EditOperation.Replace when change.Before is { Body: null, Fields.Count: > 0 and <= 3 } before => Join(before.Fields.Select(f => Removed(f, names))),
            EditOperation.Replace => "Replaced the layout",
            _ => Join(change.Edit.Fields.Select(f => Of(f, change, names))),
        };
    }

    /// <summary>True if nothing came of the change: each of its values lost to what stood.</summary>
    public static bool HadNoEffect(PastChange change) =>
        change is { Before: { Existed: true, Body: null, Fields.Count: 0 }, Edit.Operation: EditOperation.Set or EditOperation.Move or EditOperation.Replace } && change.Lost.Any(l => l.WasIncoming);

    private static string Of(FieldChange field, PastChange change, WidgetNames names) => field.Path.Segments switch
    {
        ["widgets", var id] when field.Value is null => $"Deleted {names[id]}",
        ["widgets", var id] => WasThere(field.Path, change) ? $"Changed {names[id]}" : $"Added {names[id]}",
        ["widgets", var id, "frame"] => $"{(IsResize(field, change) ? "Resized" : "Moved")} {names[id]}",
        ["widgets", var id, "order"] => $"Reordered {names[id]}",
        ["widgets", _, "text"] when field.Value is { ValueKind: JsonValueKind.String } text => $"Changed the text to {ValueWords.Of(text)}",
        ["widgets", var id, var member, ..] => $"Changed {ValueWords.Label(member)} of {names[id]}",
        ["wallpaper"] => field.Value is null ? "Took the wallpaper away" : "Changed the wallpaper",
        ["name"] when field.Value is { } name => $"Renamed the layout to {ValueWords.Of(name)}",
        var segments => $"Changed the {segments[0]}",
    };

    // What a replacement did is told by what it replaced: the value that was there, or none.
    private static string Removed(FieldChange before, WidgetNames names) => before.Path.Segments switch
    {
        ["widgets", var id] => before.Value is null ? $"Added {names[id]}" : $"Changed {names[id]}",
        ["widgets", var id, "frame"] => $"Moved {names[id]}",
        ["widgets", var id, "order"] => $"Reordered {names[id]}",
        ["widgets", var id, var member, ..] => $"Changed {ValueWords.Label(member)} of {names[id]}",
        var segments => $"Changed the {segments[0]}",
    };

    private static bool WasThere(FieldPath path, PastChange change) =>
        change.Before is { Body: null } before && before.Fields.Where(f => f.Path.Pointer.StartsWith(path.Pointer, StringComparison.Ordinal)).Any(f => !f.Path.Equals(path) || f.Value is not null);

    private static bool IsResize(FieldChange field, PastChange change)
    {
        if (field.Value is not { } now || change.Before?.Fields.FirstOrDefault(f => f.Path.Equals(field.Path))?.Value is not { } then) return false;
        var (from, to) = (WidgetFrame.From(then), WidgetFrame.From(now));
        return from.Width != to.Width || from.Height != to.Height;
    }

    private static string Join(IEnumerable<string> words)
    {
        var all = words.Distinct(StringComparer.Ordinal).ToList();
        return all switch
        {
            [] => "Changed nothing",
            [var only] => only,
            [var first, var second] => $"{first}, {char.ToLowerInvariant(second[0])}{second[1..]}",
            _ => $"{all[0]} and {all.Count - 1} more",
        };
    }
}
