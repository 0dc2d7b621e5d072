using System.Collections.Concurrent;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Sync;
using RearCloud.Server.Sync.Intake;

namespace RearCloud.Server.Tests.Sync.Intake;

public sealed class DoorQueueTests
{
    private static readonly Actor Anna = new("anna", null, "Anna");

    private readonly ConcurrentQueue<string> _groups = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DoorQueue _queue;

    public DoorQueueTests() => _queue = new DoorQueue(SyncMachine.Real.Post, TakeInAsync);

    [Fact]
    public async Task What_comes_while_a_transaction_is_in_goes_in_together_and_each_hears_its_own_answer()
    {
        var all = Submit("a", "b", "c", "d");

        _first.SetResult();

        var answers = await AllAsync(all);
        Assert.Equal(["a", "b", "c", "d"], answers.Select(a => a.Client.Value));
        Assert.Equal(["a", "b c d"], _groups);
    }

    [Fact]
    public async Task Streams_do_not_wait_for_each_other()
    {
        var blocked = Submit("a");

        await RunAsync("b", "user.ben", cancellationToken: TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.False(blocked[0].IsCompleted);
        _first.SetResult();
        await AllAsync(blocked);
    }

    [Fact]
    public async Task What_one_breaks_does_not_break_the_others()
    {
        var all = Submit("a", "b", "broken", "d");

        _first.SetResult();

        await AllAsync([all[0], all[1], all[3]]);
        await Assert.ThrowsAsync<FormatException>(() => all[2]);
        Assert.Equal(["a", "b broken d", "b", "broken", "d"], _groups);
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_to_all_of_a_group_and_asked_once()
    {
        var all = Submit("a", "b", "away");

        _first.SetResult();

        await AllAsync([all[0]]);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => all[1]);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => all[2]);
        Assert.Equal("e", (await RunAsync("e", cancellationToken: TestContext.Current.CancellationToken)).Client.Value);
        Assert.Equal(["a", "b away", "e"], _groups);
    }

    [Fact]
    public async Task Who_gives_up_waiting_is_not_taken_in()
    {
        using var patience = new CancellationTokenSource();
        var first = Submit("a");
        var impatient = RunAsync("b", cancellationToken: patience.Token);
        var last = Submit("c");

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        _first.SetResult();

        await AllAsync([.. first, .. last]);
        Assert.Equal(["a", "c"], _groups);
    }

    [Fact]
    public async Task Together_they_are_no_more_than_one_submission_may_be()
    {
        var first = Submit("a");
        var large = new[] { "b", "c", "d" }.Select(c => RunAsync(c, mutations: (Limits.MutationsPerBatch / 2) + (c == "b" ? 0 : 1))).ToList();

        _first.SetResult();

        await AllAsync([.. first, .. large]);
        Assert.Equal(["a", "b", "c", "d"], _groups);
    }

    private List<Task<CommittedBatch>> Submit(params string[] clients) => [.. clients.Select(c => RunAsync(c))];

    private Task<CommittedBatch> RunAsync(string client, string stream = "user.anna", int mutations = 1, CancellationToken cancellationToken = default)
    {
        var batch = Enumerable.Range(1, mutations).Select(i => new Mutation(new MutationId(i), new TraceId($"{client}-{i}"), default, [])).ToList();
        return _queue.RunAsync(new Submission(Anna, new StreamId(stream), new ClientId(client), null, _ => batch), cancellationToken);
    }

    private static Task<CommittedBatch[]> AllAsync(IEnumerable<Task<CommittedBatch>> tasks) =>
        Task.WhenAll(tasks).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<CommittedBatch>> TakeInAsync(IReadOnlyList<Submission> group, CancellationToken cancellationToken)
    {
        var clients = group.Select(s => s.Client.Value).ToList();
        if (group[0].Stream.Value == "user.anna") _groups.Enqueue(string.Join(' ', clients));
        if (clients is ["a"]) await _first.Task.WaitAsync(cancellationToken);
        if (clients.Contains("broken")) throw new FormatException("One of them cannot be taken in.");
        if (clients.Contains("away")) throw new StorageUnavailableException(new Problem("storage.unavailable", "", "It is away.", "Come back."), new IOException());
        return [.. group.Select(s => new CommittedBatch(s.Client, s.Draft, new SubmitResult(s.Stream, [], null), []))];
    }
}
