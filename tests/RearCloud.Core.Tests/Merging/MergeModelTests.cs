using System.Text.Json;
using CsCheck;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Json;
using RearCloud.Core.Merging;

namespace RearCloud.Core.Tests.Merging;

/// <summary>Random edits of several clients that have seen more or less of each other. CsCheck prints the seed of what fails.</summary>
public sealed class MergeModelTests
{
    private static readonly DocumentKey Key = Make.Key("layout", "home");

    private static readonly JsonElement Start = Make.Json("""{"future":[1],"name":"Home","widgets":{}}""");

    [Fact]
    public void The_merge_does_what_the_plain_model_says()
    {
        var (edits, lost, removals, rises, refused) = (0, 0, 0, 0, 0);
        Steps(Gen.OneOf(Set, Delete, Restore)).Sample(
            steps =>
            {
                var model = new MergeModel();
                Run(steps, (before, edit, place, at, merged) =>
                {
                    Interlocked.Increment(ref edits);
                    Assert.Equal(model.Take(edit, place, at), merged.IsSuccess);
                    if (!merged.TryGet(out var outcome, out _))
                    {
                        Interlocked.Increment(ref refused);
                        return;
                    }

                    Assert.Equal(CanonicalJson.GetText(model.Body), CanonicalJson.GetText(outcome.Body));
                    Assert.Equal(model.IsDeleted, outcome.IsDeleted);
                    Assert.Equal(model.Lost.Order(StringComparer.Ordinal), outcome.Lost.Select(Print).Order(StringComparer.Ordinal));
                    Interlocked.Add(ref lost, outcome.Lost.Count);
                    if (edit.Fields.Any(f => f.Value is null) && outcome.IsChanged) Interlocked.Increment(ref removals);
                    if (before.IsDeleted && !outcome.IsDeleted) Interlocked.Increment(ref rises);
                });
            },
            iter: 2_000,
            threads: 1);
        Assert.True(lost > 1_000 && removals > 1_000 && rises > 100 && refused > 100, $"Of {edits} edits {lost} values lost, {removals} removed, {rises} raised, {refused} were refused.");
    }

    [Fact]
    public void No_seen_value_wins_over_a_newer_one_and_every_overwritten_concurrent_value_is_kept()
    {
        var (kept, replaced) = (0, 0);
        Steps(Gen.OneOf(Set, Set, Replace, Move, Create, Delete, Restore)).Sample(
            steps =>
            {
                var writers = Leaves(Start).ToDictionary(l => l.Key, _ => 1L);
                Run(steps, (before, edit, place, at, merged) =>
                {
                    if (!merged.TryGet(out var outcome, out _)) return;
                    var (old, now) = (Leaves(before.Body), Leaves(outcome.Body));

                    // Who has seen everything loses nothing and takes nothing away, but for members of widgets that are gone.
                    if (before.Version <= edit.Base) Assert.All(outcome.Lost, l => Assert.True(l.WasIncoming && l.Path.Segments.Count == 3, Print(l)));
                    foreach (var (path, value) in old.Where(l => now.GetValueOrDefault(l.Key) != l.Value))
                    {
                        // A creation that takes a tombstone's place is a new document.
                        if (writers[path] <= edit.Base.Value || (edit.Operation == EditOperation.Create && before.IsDeleted)) continue;
                        kept++;
                        Assert.Contains(outcome.Lost, l => !l.WasIncoming && Holds(l, path, value));
                    }

                    foreach (var (path, value) in now.Where(l => old.GetValueOrDefault(l.Key) != l.Value)) writers[path] = place;
                    if (edit.Operation == EditOperation.Replace && edit.Base >= before.Version)
                    {
                        replaced++;
                        Assert.Equal(CanonicalJson.GetText(edit.Body!.Value), CanonicalJson.GetText(outcome.Body));
                    }

                    if (edit.Operation is not (EditOperation.Create or EditOperation.Replace)) Assert.Equal(before.Body.TryGetProperty("future", out _), outcome.Body.TryGetProperty("future", out _));
                });
            },
            iter: 2_000,
            threads: 1);
        Assert.True(kept > 500 && replaced > 500, $"{kept} values kept, {replaced} replacements on what stood.");
    }

    [Fact]
    public void The_same_edit_once_more_changes_nothing() =>
        Steps(Gen.OneOf(Set, Set, Replace, Move, Create)).Sample(
            steps => Run(steps, (before, edit, place, at, merged) =>
            {
                if (!merged.TryGet(out var outcome, out _) || outcome.IsDeleted) return;
                var after = new Document(Key, outcome.Body, new Sequence(place), false);
                var again = EditMerge.Apply(after, outcome.Stamps, edit, new FieldStamp(new Sequence(place + 1), at)).Value;
                Assert.Equal(CanonicalJson.GetText(outcome.Body), CanonicalJson.GetText(again.Body));
            }),
            iter: 2_000);

    private static void Run(List<(Edit Edit, int Unseen, int Second)> steps, Action<Document, Edit, long, DateTimeOffset, Result<MergeOutcome>> look)
    {
        var document = new Document(Key, Start, new Sequence(1), false);
        var stamps = FieldStamps.Whole(new FieldStamp(new Sequence(1), Make.Noon));
        var place = 1L;
        foreach (var (made, unseen, second) in steps)
        {
            var edit = made.On(new Sequence(Math.Max(0, place - unseen)));
            var at = Make.Noon.AddSeconds(second);
            place++;
            var merged = EditMerge.Apply(document, stamps, edit, new FieldStamp(new Sequence(place), at));
            look(document, edit, place, at, merged);
            if (!merged.TryGet(out var outcome, out _) || !outcome.IsChanged) continue;
            document = new Document(Key, outcome.Body, new Sequence(place), outcome.IsDeleted);
            stamps = outcome.Stamps;
        }
    }

    private static Gen<List<(Edit Edit, int Unseen, int Second)>> Steps(Gen<Edit> edit) => Gen.Select(edit, Gen.Int[0, 6], Gen.Int[-5, 5]).List[1, 30];

    private static Gen<Edit> Set => Field.List[1, 3].Select(fields => Edit.Set(Key, default, fields));

    private static Gen<Edit> Delete => Gen.Const(Edit.Delete(Key, default));

    private static Gen<Edit> Restore => Gen.Const(Edit.Restore(Key, default));

    private static Gen<Edit> Move => Gen.Select(WidgetId, WidgetId).Select((member, after) => Edit.Move(Key, default, FieldPath.Of("widgets", member), member == after ? null : after));

    private static Gen<Edit> Replace => Body.Select(body => Edit.Replace(Key, default, body));

    private static Gen<Edit> Create => Body.Select(body => Edit.Create(Key, body));

    private static Gen<JsonElement> Body => Gen.Select(Number, WidgetId, Widget).Select((n, id, widget) => Make.Json($$"""{"name":"{{n}}","widgets":{"{{id}}":{{widget}} } }"""));

    private static Gen<FieldChange> Field => Gen.OneOf(
        Number.Select(n => Make.Field("/name", $"\"{n}\"")),
        Gen.Select(WidgetId, Number).Select((id, n) => Make.Field($"/widgets/{id}/color", $"\"{n}\"")),
        Gen.Select(WidgetId, Frame).Select((id, frame) => Make.Field($"/widgets/{id}/frame", frame)),
        Gen.Select(WidgetId, Widget).Select((id, widget) => Make.Field($"/widgets/{id}", widget)),
        WidgetId.Select(id => Make.Field($"/widgets/{id}", null)));

    private static Gen<string> WidgetId => Gen.Bool.Select(first => first ? "a" : "b");

    private static Gen<int> Number => Gen.Int[1, 9];

    private static Gen<string> Frame => Gen.Select(Number, Number).Select((x, y) => $$"""{"x":{{x}},"y":{{y}}}""");

    private static Gen<string> Widget => Gen.Select(Number, Frame).Select((n, frame) => $$"""{"color":"{{n}}","frame":{{frame}}}""");

    private static string Print(LostValue lost) => $"{lost.Path} {(lost.Value is { } value ? value.GetRawText() : "nothing")}{(lost.WasIncoming ? " own" : "")}";

    // Every value that is written as one: scalars, arrays, frames.
    private static Dictionary<string, string> Leaves(JsonElement body)
    {
        var leaves = new Dictionary<string, string>();
        Walk(body, []);
        return leaves;

        void Walk(JsonElement value, string[] path)
        {
            if (value.ValueKind == JsonValueKind.Object && (path.Length == 0 || path[^1] != "frame"))
            {
                foreach (var member in value.EnumerateObject()) Walk(member.Value, [.. path, member.Name]);
                return;
            }

            leaves[FieldPath.Of(path).Pointer] = CanonicalJson.GetText(value);
        }
    }

    private static bool Holds(LostValue lost, string path, string value)
    {
        if (lost.Value is not { } whole || !(path == lost.Path.Pointer || path.StartsWith(lost.Path.Pointer + "/", StringComparison.Ordinal))) return false;
        foreach (var segment in FieldPath.Parse(path).Value.Segments.Skip(lost.Path.Segments.Count))
        {
            if (!whole.TryGetProperty(segment, out whole)) return false;
        }

        return CanonicalJson.GetText(whole) == value;
    }
}
