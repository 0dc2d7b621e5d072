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
            EditOperation.Replace when change.Before is not { Body: null, Fields.Count: > 0 } => "Replaced the layout",
            _ => Join(FieldEffect.Of(change).Select(f => Of(f, names))),
        };
    }

    /// <summary>True if nothing came of the change: each of its values lost to what stood.</summary>
    public static bool HadNoEffect(PastChange change) =>
        change is { Before: { Existed: true, Body: null, Fields.Count: 0 }, Edit.Operation: EditOperation.Set or EditOperation.Move or EditOperation.Replace } && change.Lost.Any(l => l.WasIncoming);

    private static string Of(FieldEffect field, WidgetNames names) => field.Path.Segments switch
    {
        ["widgets", var id] when field.Is is null => $"Deleted {names[id]}",
        ["widgets", var id] => $"{(field.Was is null ? "Added" : "Changed")} {names[id]}",
        ["widgets", var id, "frame"] => $"{(IsResize(field) ? "Resized" : "Moved")} {names[id]}",
        ["widgets", var id, "order"] => $"Reordered {names[id]}",
        ["widgets", _, "text"] when field.Is is { ValueKind: JsonValueKind.String } text => $"Changed the text to {ValueWords.Of(text)}",
        ["widgets", var id, var member, ..] => $"Changed {ValueWords.Label(member)} of {names[id]}",
        ["wallpaper"] => field.Is is null ? "Took the wallpaper away" : "Changed the wallpaper",
        ["name"] when field.Is is { } name => $"Renamed the layout to {ValueWords.Of(name)}",
        var segments => $"Changed the {segments[0]}",
    };

    private static bool IsResize(FieldEffect field)
    {
        if (field is not { Was: { } was, Is: { } now }) return false;
        var (from, to) = (WidgetFrame.From(was), WidgetFrame.From(now));
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
