using System.Text.Json;
using CsCheck;
using RearCloud.Client.Outbox;
using RearCloud.Client.Replicas;
using RearCloud.Client.Tests.Scripted;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Json;
using RearCloud.Core.Merging;
using RearCloud.Core.Replicas;
using RearCloud.Core.Validation;

namespace RearCloud.Client.Tests.Outbox;

/// <summary>Waiting edits that become one mean what they meant as several.</summary>
public class EditSquashTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ReplicaState Empty = new() { Client = new ClientId("client"), Stream = Given.Stream };

    [Fact]
    public void A_creation_and_what_is_set_in_it_are_one_creation()
    {
        var state = Accept(Accept(Accept(Empty, Given.Create("a")), Given.SetName("a", "One")), Edit.Set(Given.Wallpaper("a"), default, Field("/dim", "0.5")));

        var edit = Assert.Single(Assert.Single(state.Waiting.Values).Mutation.Edits);
        Assert.Equal(EditOperation.Create, edit.Operation);
        Assert.Equal(("One", 0.5), (edit.Body!.Value.GetProperty("name").GetString(), edit.Body.Value.GetProperty("dim").GetDouble()));
        Assert.Equal("One", state.View.Name("a"));
        Assert.Equal(new MutationId(2), state.NextMutation);
    }

    [Fact]
    public void A_creation_and_its_deletion_are_one_mutation_that_leaves_the_tombstone()
    {
        var state = Accept(Accept(Empty, Given.Create("a")), Edit.Delete(Given.Wallpaper("a"), default));

        Assert.Equal([EditOperation.Create, EditOperation.Delete], Assert.Single(state.Waiting.Values).Mutation.Edits.Select(e => e.Operation));
        Assert.True(state.View[Given.Wallpaper("a")].IsDeleted);
        Assert.False(Accept(state, Edit.Restore(Given.Wallpaper("a"), default)).View[Given.Wallpaper("a")].IsDeleted);
    }

    [Fact]
    public void An_edit_that_sets_the_earlier_fields_and_more_takes_their_place()
    {
        var state = Accept(Empty, Given.SetName("a", "One"));
        state = Accept(state, Edit.Set(Given.Wallpaper("a"), default, Field("/dim", "0.5"), Field("/name", "\"Two\"")));
        Assert.Equal("Two", Assert.Single(state.Waiting.Values).Mutation.Edits[0].Fields[1].Value!.Value.GetString());

        Assert.Equal(2, Accept(state, Given.SetName("a", "Three")).Waiting.Count);
    }

    [Fact]
    public void The_last_of_several_moves_of_a_member_counts()
    {
        var state = Accept(Accept(Empty, Move("clock", "a")), Move("clock", "b"));
        Assert.Equal("b", Assert.Single(state.Waiting.Values).Mutation.Edits[0].Place!.After);
        Assert.Equal(2, Accept(state, Move("date", "b")).Waiting.Count);
    }

    [Fact]
    public void Groups_of_different_names_stay_apart_and_of_one_name_become_one()
    {
        var one = OutboxStep.Accept(Empty, new TraceId("t"), Noon, [Given.SetName("a", "One")], "Rename").Value.State;
        Assert.Single(OutboxStep.Accept(one, new TraceId("t"), Noon, [Given.SetName("a", "Two")], "Rename").Value.State.Waiting);
        Assert.Equal(2, OutboxStep.Accept(one, new TraceId("t"), Noon, [Given.SetName("a", "Two")], "Import").Value.State.Waiting.Count);
        Assert.Equal(2, Accept(one, Given.SetName("a", "Two")).Waiting.Count);
    }

    [Fact]
    public void A_creation_of_what_the_server_may_know_stays_apart()
    {
        var (_, step) = DeltaStep.Take(Empty, Given.Reset(1, Given.Document("a", 1)));
        Assert.Equal(2, Accept(Accept(step.State, Given.Create("a")), Given.SetName("a", "One")).Waiting.Count);

        var sent = Accept(Empty, Given.Create("b"));
        sent = OutboxStep.MarkSent(sent, OutboxStep.Batch(sent, 100));
        Assert.Equal(3, Accept(Accept(sent, Given.Create("b")), Edit.Set(Given.Wallpaper("b"), default, Field("/name", null))).Waiting.Count);
    }

    [Fact]
    public void A_wrong_change_does_not_take_a_right_creation_with_it() =>
        Assert.Equal(2, Accept(Accept(Empty, Given.Create("a")), Edit.Set(Given.Wallpaper("a"), default, Field("/color", "7"))).Waiting.Count);

    [Fact]
    public void The_squashed_outbox_shows_and_ends_in_the_same_documents_as_the_unsquashed_one() =>
        Steps.List[1, 40].Sample(
            steps =>
            {
                var state = Empty;
                var unsquashed = new List<Mutation>();
                foreach (var (what, document, field, number) in steps)
                {
                    if (what == 0)
                    {
                        state = OutboxStep.MarkSent(state, OutboxStep.Batch(state, 100));
                        continue;
                    }

                    IReadOnlyList<Edit> edits = [.. EditsOf(what, document, field, number)];
                    var at = Noon.AddSeconds(unsquashed.Count);
                    state = OutboxStep.Accept(state, new TraceId("t"), at, edits).Value.State;
                    unsquashed.Add(new Mutation(new MutationId(unsquashed.Count + 1), new TraceId("t"), at, edits));
                }

                var squashed = state.Waiting.Values.Select(e => e.Mutation).ToList();
                Assert.Equal(Enumerable.Range(1, squashed.Count).Select(i => (long)i), squashed.Select(m => m.Id.Value));
                Assert.Equal(Print(ViewStep.All(state).View.Values), Print(state.View.Values));
                Assert.Equal(Print(ReplicaView.Of([], unsquashed).Values), Print(state.View.Values));
                Assert.Equal(Print(AtServer(unsquashed)), Print(AtServer(squashed)));
            },
            iter: 3_000);

    private static Gen<(int What, int Document, int Field, int Number)> Steps => Gen.Select(Gen.Int[0, 8], Gen.Int[0, 1], Gen.Int[0, 2], Gen.Int[0, 9]);

    private static IEnumerable<Edit> EditsOf(int what, int document, int field, int number)
    {
        var key = new DocumentKey(DocumentKind.Layout, new DocumentId($"d{document}"));
        var widget = (char)('a' + field);
        switch (what)
        {
            case 1:
                yield return Edit.Create(key, Layout($"created {number}", (char)('a' + (number % 3))));
                break;
            case 2:
                yield return Edit.Set(key, default, Field("/name", $"\"{number}\""));
                break;
            case 3:
                yield return Edit.Set(key, default, Field("/name", $"\"{number}\""), Field($"/widgets/{widget}/text", $"\"{number}\""));
                break;
            case 4:
                yield return Edit.Set(key, default, Field($"/widgets/{widget}", number < 4 ? null : Widget(widget, number)));
                break;
            case 5:
                yield return Edit.Move(key, default, FieldPath.Of("widgets", $"{widget}"), number < 3 ? null : $"{(char)('a' + ((field + 1 + (number % 2)) % 3))}");
                break;
            case 6:
                yield return number < 6 ? Edit.Replace(key, default, Layout($"replaced {number}", widget)) : Edit.Restore(key, default);
                break;
            case 7 when number < 4:
                yield return Edit.Delete(key, default);
                break;
            case 7:
                yield return Edit.Set(key, default, Field($"/widgets/{widget}/text", "7"));
                break;
            default:
                yield return Edit.Set(key, default, Field("/name", $"\"{number}\""));
                yield return Edit.Set(key, default, Field($"/widgets/{widget}/frame", $$"""{"x":{{300 + number}},"y":60,"width":400,"height":90}"""));
                break;
        }
    }

    // The server, when nobody else edits: each mutation whole or not at all, made on what stands.
    private static IEnumerable<Document> AtServer(IEnumerable<Mutation> mutations)
    {
        var documents = new Dictionary<DocumentKey, (Document Document, FieldStamps Stamps)>();
        var sequence = default(Sequence);
        foreach (var mutation in mutations)
        {
            var draft = new Dictionary<DocumentKey, (Document Document, FieldStamps Stamps)>(documents);
            var accepted = true;
            foreach (var edit in mutation.Edits)
            {
                sequence = sequence.Next;
                var (current, stamps) = draft.TryGetValue(edit.Key, out var stored) ? stored : (null, FieldStamps.Empty);
                var merged = EditMerge.Apply(current, stamps, edit.On(current?.Version ?? default), new FieldStamp(sequence, mutation.EditedAt));
                accepted = merged.TryGet(out var outcome, out _) && (outcome.IsDeleted || DocumentCheck.Check(edit.Key.Kind, outcome.Body).Count == 0);
                if (!accepted) break;
                draft[edit.Key] = (new Document(edit.Key, outcome!.Body, sequence, outcome.IsDeleted), outcome.Stamps);
            }

            if (accepted) documents = draft;
        }

        return documents.Values.Select(d => d.Document);
    }

    private static string Print(IEnumerable<Document> documents) => string.Join(
        '\n', documents.OrderBy(d => d.Key.Id.Value, StringComparer.Ordinal).Select(d => $"{d.Key} {d.IsDeleted} {CanonicalJson.GetText(d.Body)}"));

    private static JsonElement Layout(string name, char widget) => Given.Json($$"""{"format":1,"name":"{{name}}","widgets":{"{{widget}}":{{Widget(widget, 0)}},"z":{{Widget('z', 1)}} } }""");

    private static string Widget(char id, int number) => $$"""{"kind":"text","order":"{{(char)('F' + number)}}","text":"{{id}}","frame":{"x":300,"y":60,"width":400,"height":90} }""";

    private static FieldChange Field(string pointer, string? json) => new(FieldPath.Parse(pointer).Value, json is null ? null : Given.Json(json));

    private static Edit Move(string member, string? after) => Edit.Move(Given.Wallpaper("a"), default, FieldPath.Of("widgets", member), after);

    private static ReplicaState Accept(ReplicaState state, params Edit[] edits) => OutboxStep.Accept(state, new TraceId("t"), Noon, edits).Value.State;
}
