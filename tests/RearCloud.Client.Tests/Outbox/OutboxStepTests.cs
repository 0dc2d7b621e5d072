using System.Text.Json;
using RearCloud.Client.Outbox;
using RearCloud.Client.Replicas;
using RearCloud.Client.Tests.Scripted;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Client.Tests.Outbox;

public class OutboxStepTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ReplicaState Empty = new() { Client = new ClientId("client"), Stream = Given.Stream };

    [Fact]
    public void Mutations_are_numbered_one_after_the_other()
    {
        var state = Accept(Accept(Empty, Given.Create("a")), Given.Create("b"));

        Assert.Equal([1, 2], state.Waiting.Keys.Select(k => k.Value));
        Assert.Equal(new MutationId(3), state.NextMutation);
        Assert.Equal(2, state.View.Count);
    }

    [Fact]
    public void A_drag_is_one_mutation_with_the_last_place_time_and_trace()
    {
        var state = Accept(Empty, Given.Create("b"));
        for (var x = 1; x <= 50; x++) state = Accept(state, Frame("a", x), new TraceId($"move-{x}"), Noon.AddMilliseconds(x));

        var drag = Assert.Single(state.Waiting.Values, e => e.Mutation.Id.Value == 2).Mutation;
        Assert.Equal(2, state.Waiting.Count);
        Assert.Equal("move-50", drag.Trace.Value);
        Assert.Equal(Noon.AddMilliseconds(50), drag.EditedAt);
        Assert.Equal(50, drag.Edits[0].Fields[0].Value!.Value.GetProperty("x").GetInt32());
        Assert.Equal(new MutationId(3), state.NextMutation);
    }

    [Fact]
    public void A_mutation_that_was_sent_is_never_altered()
    {
        var state = Accept(Empty, Frame("a", 1));
        state = OutboxStep.MarkSent(state, OutboxStep.Batch(state, 100));

        state = Accept(state, Frame("a", 2));

        Assert.Equal(2, state.Waiting.Count);
        Assert.Equal(1, state.Waiting[new MutationId(1)].Mutation.Edits[0].Fields[0].Value!.Value.GetProperty("x").GetInt32());
    }

    [Theory]
    [InlineData("other document")]
    [InlineData("other field")]
    [InlineData("merged object")]
    [InlineData("delete")]
    public void Edits_that_mean_something_else_are_not_squashed(string what)
    {
        var state = Accept(Empty, what == "merged object" ? Set("a", "options", """{"left":1}""") : Given.SetName("a", "One"));

        state = Accept(state, what switch
        {
            "other document" => Given.SetName("b", "Two"),
            "other field" => Set("a", "color", "\"#000000\""),
            "merged object" => Set("a", "options", """{"right":2}"""),
            _ => Edit.Delete(Given.Wallpaper("a"), Sequence.Zero),
        });

        Assert.Equal(2, state.Waiting.Count);
    }

    [Fact]
    public void A_clock_that_was_set_back_does_not_make_the_second_thought_the_older_one()
    {
        var state = Accept(Accept(Empty, Given.Create("b"), at: Noon), Given.SetName("a", "Later"), at: Noon.AddHours(-1));

        Assert.True(state.Waiting[new MutationId(2)].Mutation.EditedAt > state.Waiting[new MutationId(1)].Mutation.EditedAt);
    }

    [Fact]
    public void A_full_outbox_says_so_and_keeps_what_it_has()
    {
        var entry = new OutboxEntry(new Mutation(new MutationId(1), new TraceId("t"), Noon, [Given.Create("a")]), true, null);
        var full = Empty with
        {
            NextMutation = new MutationId(Limits.WaitingMutations + 1),
            Waiting = Empty.Waiting.AddRange(Enumerable.Range(1, Limits.WaitingMutations)
                .Select(i => KeyValuePair.Create(new MutationId(i), entry with { Mutation = entry.Mutation with { Id = new MutationId(i) } }))),
        };

        var refused = OutboxStep.Accept(full, new TraceId("t"), Noon, [Given.Create("b")]);

        Assert.Equal("outbox.full", refused.Problem!.Code);
        Assert.Contains("10000", refused.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Edits_that_break_a_limit_are_refused_before_they_wait()
    {
        Assert.Equal("document.kind", Refusal(Edit.Delete(new DocumentKey(new DocumentKind("poem"), new DocumentId("a")), default)));
        Assert.Equal("json.too-large", Refusal(Given.SetName("a", new string('x', Limits.DocumentBytes))));
        Assert.Equal("json.malformed", Refusal(Set("a", "deep", string.Concat(Enumerable.Repeat("[", 40)) + string.Concat(Enumerable.Repeat("]", 40)))));
        Assert.Equal("mutation.size", OutboxStep.Accept(Empty, new TraceId("t"), Noon, []).Problem!.Code);
        Edit[] large = [.. Enumerable.Range(0, 12).Select(i => Given.SetName($"a{i}", new string('x', Limits.DocumentBytes - 100)))];
        Assert.Equal("mutation.too-large", OutboxStep.Accept(Empty, new TraceId("t"), Noon, large).Problem!.Code);

        static string Refusal(Edit edit) => OutboxStep.Accept(Empty, new TraceId("t"), Noon, [edit]).Problem!.Code;
    }

    [Fact]
    public void Batches_keep_to_the_limits_of_a_submission_and_of_a_frame()
    {
        var many = Empty;
        for (var i = 0; i < 150; i++) many = Accept(many, Given.Create($"d{i}"));
        var large = Empty;
        for (var i = 0; i < 20; i++) large = Accept(large, Given.SetName($"d{i}", new string('x', 200_000)));

        Assert.Equal(100, OutboxStep.Batch(many, Limits.MutationsPerBatch).Length);
        Assert.Equal(10, OutboxStep.Batch(large, Limits.MutationsPerBatch).Length);
    }

    [Fact]
    public void An_accepted_mutation_stays_until_the_replica_reaches_it_so_that_the_view_never_falls_back()
    {
        var state = Accept(Empty, Given.Create("a"));
        var batch = OutboxStep.Batch(state, 100);

        var settled = OutboxStep.Settle(state, batch, [new MutationResult(new MutationId(1), MutationOutcome.Accepted, new Sequence(7), null)]).State;

        Assert.Single(settled.View);
        Assert.Empty(OutboxStep.Batch(settled, 100));
        var (_, step) = DeltaStep.Take(settled, Given.Reset(7, Given.Document("a", 7)));
        Assert.Empty(step.State.Waiting);
        Assert.Single(step.State.View);
    }

    [Fact]
    public void A_refused_mutation_leaves_is_reported_and_blocks_nothing()
    {
        var state = Accept(Accept(Empty, Given.Create("bad")), Given.Create("good"));
        var problem = new Problem("layout.frame", "/x", "No.", "Yes.");

        var settled = OutboxStep.Settle(state, OutboxStep.Batch(state, 100),
        [
            new MutationResult(new MutationId(1), MutationOutcome.Refused, Sequence.Zero, problem),
            new MutationResult(new MutationId(2), MutationOutcome.Accepted, new Sequence(1), null),
        ]);

        Assert.Equal([new MutationId(2)], settled.State.Waiting.Keys);
        Assert.Equal(problem, Assert.Single(settled.State.Refusals).Problem);
        Assert.Equal(["good"], settled.State.View.Keys.Select(k => k.Id.Value));
        Assert.Equal([Given.Wallpaper("bad")], settled.Changed);
    }

    [Fact]
    public void A_refusal_is_reported_although_its_delta_came_first()
    {
        var state = Accept(Empty, Given.Create("bad"));
        var batch = OutboxStep.Batch(state, 100);
        var (_, step) = DeltaStep.Take(state, Given.Reset(0) with { LastMutation = new MutationId(1) });
        Assert.Single(step.State.Waiting);

        var settled = OutboxStep.Settle(step.State, batch, [new MutationResult(new MutationId(1), MutationOutcome.Refused, Sequence.Zero, null)]);

        Assert.Single(settled.State.Refusals);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(1, false)]
    [InlineData(5, false)]
    public void The_servers_count_fits_if_it_is_between_what_was_confirmed_and_what_was_given_out(long lastAtServer, bool fits)
    {
        // 1 and 2 are confirmed, 3 and 4 have left.
        var state = Empty;
        for (var i = 0; i < 4; i++) state = Accept(state, Given.Create($"d{i}"));
        state = OutboxStep.MarkSent(state, OutboxStep.Batch(state, 100));
        state = state with { Waiting = state.Waiting.Remove(new MutationId(1)).Remove(new MutationId(2)) };

        Assert.Equal(fits, OutboxStep.Fits(state, new MutationId(lastAtServer)));
    }

    [Fact]
    public void A_number_that_never_left_and_that_the_server_knows_was_used_by_a_copy_of_the_replica()
    {
        var state = Accept(Accept(Empty, Given.Create("a")), Given.Create("b"));
        state = OutboxStep.MarkSent(state, OutboxStep.Batch(state, 1));

        Assert.True(OutboxStep.Fits(state, new MutationId(1)));
        Assert.False(OutboxStep.Fits(state, new MutationId(2)));
    }

    [Fact]
    public void A_server_that_does_not_know_what_it_accepted_was_restored()
    {
        var state = Accept(Empty, Given.Create("a"));
        var batch = OutboxStep.Batch(state, 1);
        state = OutboxStep.Settle(OutboxStep.MarkSent(state, batch), batch, [new MutationResult(new MutationId(1), MutationOutcome.Accepted, new Sequence(2), null)]).State;

        Assert.True(OutboxStep.Fits(state, new MutationId(1)));
        Assert.False(OutboxStep.Fits(state, new MutationId(0)));
    }

    [Fact]
    public void A_replica_with_a_new_name_numbers_what_waits_from_one()
    {
        var state = Accept(Accept(Empty, Given.Create("a")), Given.Create("b"));
        state = OutboxStep.MarkSent(state with { Waiting = state.Waiting.Remove(new MutationId(1)) }, [state.Waiting[new MutationId(2)].Mutation]);

        var renamed = OutboxStep.Rename(state, new ClientId("other"));

        Assert.Equal("other", renamed.Client.Value);
        Assert.Equal(new MutationId(2), renamed.NextMutation);
        var entry = Assert.Single(renamed.Waiting);
        Assert.Equal(new MutationId(1), entry.Key);
        Assert.Equal(new MutationId(1), entry.Value.Mutation.Id);
        Assert.False(entry.Value.IsSent);
    }

    [Fact]
    public void A_stored_mutation_comes_back_as_it_was()
    {
        var mutation = new Mutation(new MutationId(9), new TraceId("trace"), Noon.AddMicroseconds(7),
        [
            Given.Create("a", """{"text":"شكرا 😀 谢谢","n":1e300,"unknown":{"kept":[null,true]}}"""),
            Edit.Set(Given.Wallpaper("b"), new Sequence(4), new FieldChange(FieldPath.Of("a/b", "~c"), null), new FieldChange(FieldPath.Of("x"), Given.Json("{}"))),
            Edit.Delete(Given.Wallpaper("c"), new Sequence(5)),
            Edit.Restore(Given.Wallpaper("c"), new Sequence(6)),
            Edit.Move(Given.Wallpaper("c"), new Sequence(7), FieldPath.Of("widgets", "a/b"), "date", "V1"),
            Edit.Move(Given.Wallpaper("c"), new Sequence(8), FieldPath.Of("widgets", "clock"), null),
            Edit.Replace(Given.Wallpaper("c"), new Sequence(9), Given.Json("{}")),
        ]) { Name = "Arrange clocks" };

        var back = StoredMutation.Decode(StoredMutation.Encode(mutation));

        Assert.Equal((mutation.Id, mutation.Trace, mutation.EditedAt, mutation.Name), (back.Id, back.Trace, back.EditedAt, back.Name));
        Assert.Equal(mutation.Edits.Select(e => (e.Key, e.Operation, e.Base)), back.Edits.Select(e => (e.Key, e.Operation, e.Base)));
        Assert.True(JsonElement.DeepEquals(mutation.Edits[0].Body!.Value, back.Edits[0].Body!.Value));
        Assert.Equal(mutation.Edits[1].Fields, back.Edits[1].Fields);
        Assert.Equal(mutation.Edits.Select(e => e.Place), back.Edits.Select(e => e.Place));
        Assert.Equal("{}", back.Edits[6].Body!.Value.GetRawText());
    }

    [Fact]
    public void A_mutation_that_was_stored_before_there_were_names_and_places_is_read()
    {
        var back = StoredMutation.Decode("""{"id":9,"trace":"t","editedAtMicros":7,"edits":[{"kind":"layout","id":"a","operation":3,"base":4}]}"""u8);
        Assert.Null(back.Name);
        Assert.Equal(EditOperation.Delete, Assert.Single(back.Edits).Operation);
    }

    [Fact]
    public void A_move_keeps_the_order_of_the_sibling_that_the_person_saw()
    {
        var (_, step) = DeltaStep.Take(Empty, Given.Reset(1, Given.Document("a", 1, """{"widgets":{"clock":{"order":"F"},"date":{"order":"K"}}}""")));

        var state = Accept(step.State, Edit.Move(Given.Wallpaper("a"), Sequence.Zero, FieldPath.Of("widgets", "clock"), "date"));

        Assert.Equal("K", state.Waiting[new MutationId(1)].Mutation.Edits[0].Place!.AfterOrder);
        var order = state.View[Given.Wallpaper("a")].Body.GetProperty("widgets").GetProperty("clock").GetProperty("order").GetString();
        Assert.True(string.CompareOrdinal(order, "K") > 0, order);
    }

    private static ReplicaState Accept(ReplicaState state, Edit edit, TraceId? trace = null, DateTimeOffset? at = null) =>
        OutboxStep.Accept(state, trace ?? new TraceId("trace"), at ?? Noon, [edit]).Value.State;

    private static Edit Set(string id, string field, string json) => Edit.Set(Given.Wallpaper(id), Sequence.Zero, new FieldChange(FieldPath.Of(field), Given.Json(json)));

    private static Edit Frame(string id, int x) =>
        Edit.Set(Given.Wallpaper(id), Sequence.Zero, new FieldChange(FieldPath.Of("widgets", "clock", "frame"), Given.Json($$"""{"x":{{x}},"y":0,"width":10,"height":10}""")));
}
