using RearCloud.Core.Edits;
using RearCloud.Server.History;

namespace RearCloud.Web.History.Timeline;

/// <summary>Makes a timeline of changes: days, in them who acted in which minute, in them what was done.</summary>
internal static class HistoryDays
{
    /// <param name="entries">The newest first.</param>
    /// <param name="names">Learns the widgets' names from the entries.</param>
    /// <param name="zone">The person's zone.</param>
    public static IReadOnlyList<HistoryDay> Of(IReadOnlyList<HistoryEntry> entries, WidgetNames names, TimeZoneInfo zone)
    {
        foreach (var entry in entries) names.Learn(entry.Change.Edit, entry.Change.Before);
        var groups = Runs(entries, (a, b) => a.Maker == b.Maker && MinuteOf(a, zone) == MinuteOf(b, zone))
            .Select(run => new HistoryGroup(run[0].Maker, run[0].Change.AcceptedAt, [.. Runs(run, IsOneAct).Select(act => Line(act, names))]));
        return [.. groups.GroupBy(g => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(g.At, zone).DateTime)).Select(day => new HistoryDay(day.Key, [.. day]))];
    }

    // What a later change of an act replaced is the act's own value: nobody lost it.
    private static HistoryLine Line(List<HistoryEntry> act, WidgetNames names) => new(
        ChangeWords.Of(act[0].Change, names),
        act[0],
        act.Count,
        act.All(e => ChangeWords.HadNoEffect(e.Change)),
        [.. act.SelectMany((e, i) => e.Change.Lost.Where(l => l.WasIncoming || i == act.Count - 1).Select(l => new LineLoss(e.Change.Sequence, l, ValueWords.Member(l.Path, names))))]);

    // A group of edits is one act, and so are nudges of the same members one after the other.
    private static bool IsOneAct(HistoryEntry newer, HistoryEntry older)
    {
        var (a, b) = (newer.Change, older.Change);
        if (a.Client == b.Client && a.Mutation == b.Mutation) return a.Name is not null;
        return a.Edit.Operation == EditOperation.Set && b.Edit.Operation == EditOperation.Set && a.Name is null && b.Name is null
            && FieldEffect.Of(a) is var newest && FieldEffect.Of(b) is var before
            && newest.Select(f => f.Path).SequenceEqual(before.Select(f => f.Path)) && newest.All(IsNudge) && before.All(IsNudge);
    }

    // A widget that is put there or taken away is an act of its own.
    private static bool IsNudge(FieldEffect field) => field.Is is not null && field.Path.Segments.Count != 2;

    private static DateTime MinuteOf(HistoryEntry entry, TimeZoneInfo zone)
    {
        var at = TimeZoneInfo.ConvertTime(entry.Change.AcceptedAt, zone).DateTime;
        return at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));
    }

    private static List<List<HistoryEntry>> Runs(IEnumerable<HistoryEntry> entries, Func<HistoryEntry, HistoryEntry, bool> belong)
    {
        var runs = new List<List<HistoryEntry>>();
        foreach (var entry in entries)
        {
            if (runs.Count > 0 && belong(runs[^1][^1], entry)) runs[^1].Add(entry);
            else runs.Add([entry]);
        }

        return runs;
    }
}
