using RearCloud.Client.Outbox;
using RearCloud.Client.Replicas;
using RearCloud.Client.Tests.Scripted;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;

namespace RearCloud.Client.Tests.Replicas;

public class DeltaStepTests
{
    private static readonly ReplicaState Empty = new() { Client = new ClientId("client"), Stream = Given.Stream };

    [Fact]
    public void A_reset_fills_an_empty_replica()
    {
        var (verdict, step) = DeltaStep.Take(Empty, Given.Reset(2, Given.Document("a", 1), Given.Document("b", 2)));

        Assert.Equal(DeltaVerdict.Applied, verdict);
        Assert.Equal(new Sequence(2), step.State.Sequence);
        Assert.Equal(Given.Epoch, step.State.Epoch);
        Assert.Equal(2, step.State.View.Count);
    }

    [Fact]
    public void A_delta_that_continues_the_replica_is_applied_and_the_checksum_kept_one_document_at_a_time()
    {
        var state = After(Given.Reset(2, Given.Document("a", 1), Given.Document("b", 2)));
        var newer = Given.Document("a", 3, """{"name":"Sea"}""");

        var (verdict, step) = DeltaStep.Take(state, Given.Next(2, 3, [newer, Given.Document("b", 2)], newer));

        Assert.Equal(DeltaVerdict.Applied, verdict);
        Assert.Equal("Sea", step.State.View.Name("a"));
        Assert.Equal(StreamChecksum.Of(step.State.Confirmed.Values), step.State.Checksum);
        Assert.Equal([Given.Wallpaper("a")], step.Changed);
    }

    [Theory]
    [InlineData(4, 6, "Gap")]
    [InlineData(1, 3, "Gap")]
    [InlineData(0, 2, "Old")]
    [InlineData(1, 2, "Old")]
    public void A_delta_that_does_not_continue_the_replica_changes_nothing(long from, long to, string expected)
    {
        var state = After(Given.Reset(2, Given.Document("a", 1)));

        var (verdict, step) = DeltaStep.Take(state, Given.Next(from, to, [Given.Document("a", to)], Given.Document("a", to)));

        Assert.Equal(expected, verdict.ToString());
        Assert.Same(state, step.State);
    }

    [Fact]
    public void A_delta_of_another_epoch_is_a_gap_although_its_numbers_fit()
    {
        var state = After(Given.Reset(2, Given.Document("a", 1)));

        var (verdict, _) = DeltaStep.Take(state, Given.Next(2, 3, [], Given.Document("a", 3)) with { Epoch = "epoch-2" });

        Assert.Equal(DeltaVerdict.Gap, verdict);
    }

    [Fact]
    public void A_wrong_checksum_forgets_the_cookie_and_keeps_what_is_shown_and_what_waits()
    {
        var state = Waiting(After(Given.Reset(2, Given.Document("a", 1))), Given.SetName("a", "Mine"));
        var wrong = Given.Next(2, 3, [], Given.Document("a", 3, """{"name":"Sea"}"""));

        var (verdict, step) = DeltaStep.Take(state, wrong);

        Assert.Equal(DeltaVerdict.WrongChecksum, verdict);
        Assert.Equal(new StreamCookie(Given.Stream, "", Sequence.Zero), step.State.Cookie);
        Assert.Equal("Mine", step.State.View.Name("a"));
        Assert.Single(step.State.Waiting);
    }

    [Fact]
    public void What_a_reset_replaces_is_shown_until_its_last_page()
    {
        var state = After(Given.Reset(2, Given.Document("old", 1), Given.Document("kept", 2)));
        Document[] whole = [Given.Document("new", 1), Given.Document("kept", 2)];
        var firstPage = Given.Reset(1, whole[0]) with { Epoch = "epoch-2", HasMore = true, Checksum = null };
        var lastPage = Given.Next(1, 2, whole, whole[1]) with { Epoch = "epoch-2" };

        var between = DeltaStep.Take(state, firstPage).Step.State;
        var after = DeltaStep.Take(between, lastPage).Step;

        Assert.Equal(["kept", "new", "old"], between.View.Keys.Select(k => k.Id.Value).Order());
        Assert.Equal(["kept", "new"], after.State.View.Keys.Select(k => k.Id.Value).Order());
        Assert.Contains(Given.Wallpaper("old"), after.Changed);
        Assert.Empty(after.State.Stale);
    }

    [Fact]
    public void A_mutation_leaves_the_outbox_with_the_delta_that_brings_it()
    {
        var state = Waiting(After(Given.Reset(1, Given.Document("a", 1))), Given.SetName("a", "First"), Given.SetName("b", "Second"));
        state = OutboxStep.Settle(state, OutboxStep.Batch(state, 1), [new MutationResult(new MutationId(1), MutationOutcome.Accepted, new Sequence(2), null)]).State;
        var confirmed = Given.Document("a", 2, """{"name":"First"}""");

        var (_, step) = DeltaStep.Take(state, Given.Next(1, 2, [confirmed], confirmed));

        Assert.Equal([new MutationId(2)], step.State.Waiting.Keys);
        Assert.Equal("First", step.State.View.Name("a"));
    }

    [Fact]
    public void A_mutation_without_an_answer_stays_whatever_a_delta_says_because_it_may_have_been_refused_or_a_copys()
    {
        var state = Waiting(After(Given.Reset(1, Given.Document("a", 1))), Given.SetName("a", "First"));
        state = OutboxStep.MarkSent(state, OutboxStep.Batch(state, 1));
        var confirmed = Given.Document("a", 2);

        var (_, step) = DeltaStep.Take(state, Given.Next(1, 2, [confirmed], confirmed) with { LastMutation = new MutationId(1) });

        Assert.True(step.State.Waiting[new MutationId(1)].IsOpen);
        Assert.Equal("First", step.State.View.Name("a"));
    }

    [Fact]
    public void An_answer_that_says_nothing_new_does_not_wake_the_disk()
    {
        var state = After(Given.Reset(1, Given.Document("a", 1)));

        var (verdict, step) = DeltaStep.Take(state, Given.Next(1, 1, [Given.Document("a", 1)]));

        Assert.Equal(DeltaVerdict.Applied, verdict);
        Assert.Same(state, step.State);
    }

    [Fact]
    public void An_answer_that_says_nothing_new_still_finds_a_wrong_checksum()
    {
        var (verdict, _) = DeltaStep.Take(After(Given.Reset(1, Given.Document("a", 1))), Given.Next(1, 1, [Given.Document("b", 1)]));

        Assert.Equal(DeltaVerdict.WrongChecksum, verdict);
    }

    // A backup that is put back may bring its epoch along: a reset tells of another life all the same.
    [Theory]
    [InlineData("epoch-2")]
    [InlineData(Given.Epoch)]
    public void Another_life_of_the_server_gets_the_mutations_again_that_only_the_former_life_accepted(string epoch)
    {
        var state = Waiting(After(Given.Reset(1, Given.Document("a", 1))), Given.SetName("a", "Mine"));
        state = state with { Waiting = state.Waiting.SetItem(new MutationId(1), state.Waiting[new MutationId(1)] with { IsSent = true, AcceptedAt = new Sequence(2) }) };

        var (_, step) = DeltaStep.Take(state, Given.Reset(5, Given.Document("a", 1)) with { Epoch = epoch });

        Assert.True(step.State.Waiting[new MutationId(1)].IsOpen);
        Assert.Equal("Mine", step.State.View.Name("a"));
    }

    internal static ReplicaState Waiting(ReplicaState state, params Edit[] edits)
    {
        foreach (var edit in edits) state = OutboxStep.Accept(state, new TraceId("trace"), DateTimeOffset.UnixEpoch, [edit]).Value.State;
        return state;
    }

    private static ReplicaState After(Delta delta)
    {
        var (verdict, step) = DeltaStep.Take(Empty, delta);
        Assert.Equal(DeltaVerdict.Applied, verdict);
        return step.State;
    }
}
