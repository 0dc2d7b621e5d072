using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using RearCloud.Client.Outbox;
using RearCloud.Client.Replicas;
using RearCloud.Client.Tests.Scripted;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.TestKit.Machine;

namespace RearCloud.Client.Tests.Outbox;

public sealed class OutboxJournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static ReplicaState Empty { get; } = new() { Client = new ClientId("client") };

    [Fact]
    public void The_journal_says_what_waits_after_each_step()
    {
        using var journal = Begin(Empty);
        var one = Edit(Empty, "one");
        journal.Note(1, Empty, one);
        var two = Edit(one, "two");
        journal.Note(2, one, two);
        var sent = OutboxStep.MarkSent(two, OutboxStep.Batch(two, 1));
        journal.Note(3, two, sent);
        Assert.Equal((2, "one two"), Read());

        var settled = OutboxStep.Settle(sent, OutboxStep.Batch(sent, 1), [new MutationResult(new MutationId(1), MutationOutcome.Accepted, Sequence.Zero, null)]).State;
        journal.Note(4, sent, settled);

        Assert.Equal((4, "two"), Read());
    }

    [Fact]
    public void A_renamed_replica_begins_the_journal_anew()
    {
        using var journal = Begin(Empty);
        var two = Edit(Edit(Empty, "one"), "two");
        journal.Note(1, Empty, two);
        var renamed = OutboxStep.Rename(two with { Waiting = two.Waiting.Remove(new MutationId(1)) }, new ClientId("other"));

        journal.Note(2, two, renamed);

        Assert.Equal((2, "two"), Read());
        Assert.Equal(1, Assert.Single(OutboxJournal.Open(_folder.Path, NullLogger.Instance).Content.Waiting).Key.Value);
    }

    [Fact]
    public void A_journal_that_is_cut_or_turned_anywhere_says_what_stood_before_the_damage()
    {
        var state = Empty;
        var lengths = new List<int>();
        using (var journal = Begin(state))
        {
            for (var i = 1; i <= 4; i++)
            {
                lengths.Add((int)new FileInfo(_folder[OutboxJournal.Name]).Length);
                var next = Edit(state, $"d{i}");
                journal.Note(i, state, next);
                state = next;
            }
        }

        var whole = File.ReadAllBytes(_folder[OutboxJournal.Name]);
        for (var at = 0; at < whole.Length; at += 7)
        {
            var steps = lengths.Count(l => l <= at);
            var expected = (Math.Max(steps - 1, 0), string.Join(' ', Enumerable.Range(1, Math.Max(steps - 1, 0)).Select(i => $"d{i}")));
            File.WriteAllBytes(_folder[OutboxJournal.Name], whole[..at]);
            Assert.Equal(expected, Read());
            byte[] turned = [.. whole];
            turned[at] ^= 0x10;
            File.WriteAllBytes(_folder[OutboxJournal.Name], turned);
            Assert.Equal(expected, Read());
        }
    }

    [Fact]
    public void A_whole_record_that_this_version_does_not_understand_is_the_end_of_what_is_read()
    {
        using (var journal = Begin(Empty)) journal.Note(1, Empty, Edit(Empty, "one"));
        Append("""{"step":2,"isWhole":false,"put":[{"id":2,"trace":"t","editedAtMicros":1,"edits":[{"kind":"wallpaper","id":"two","operation":99,"base":0}]}],"gone":[]}""");
        Append("""{"step":3,"isWhole":false,"put":[],"gone":[1]}""");

        Assert.Equal((1, "one"), Read());
    }

    [Fact]
    public void The_file_stays_small_however_many_edits_pass()
    {
        using var journal = Begin(Empty);
        var state = Empty;
        long largest = 0;
        for (var i = 1; i <= 1_000; i++)
        {
            var edited = Edit(state, $"d{i}", new string('x', 2_000));
            journal.Note(2 * i, state, edited);
            state = OutboxStep.Settle(edited, OutboxStep.Batch(edited, 1), [new MutationResult(new MutationId(i), MutationOutcome.Accepted, Sequence.Zero, null)]).State;
            journal.Note(2 * i + 1, edited, state);
            largest = Math.Max(largest, new FileInfo(_folder[OutboxJournal.Name]).Length);
        }

        Assert.InRange(largest, 200 * 1024, 300 * 1024);
        Assert.Equal((2_001, ""), Read());
    }

    [Fact]
    public async Task A_database_that_is_gone_or_older_than_the_journal_gets_its_waiting_edits_back()
    {
        var server = new ScriptedServer { Down = ScriptedServer.Unreachable() };
        await using (var client = await ScriptedClient.OpenAsync(_folder, server)) Assert.True((await client.EditAsync(Given.Create("one"), TestContext.Current.CancellationToken)).IsSuccess);
        File.Copy(_folder["data/" + ReplicaFile.Name], _folder["old.db"]);
        await using (var client = await ScriptedClient.OpenAsync(_folder, server)) Assert.True((await client.EditAsync(Given.Create("two"), TestContext.Current.CancellationToken)).IsSuccess);

        File.Copy(_folder["old.db"], _folder["data/" + ReplicaFile.Name], overwrite: true);
        await using (var client = await ScriptedClient.OpenAsync(_folder, server)) Assert.Equal(["one", "two"], client.Documents.Keys.Select(k => k.Id.Value).Order());
        File.Delete(_folder["data/" + ReplicaFile.Name]);
        await using (var client = await ScriptedClient.OpenAsync(_folder, server))
        {
            Assert.Equal(["one", "two"], client.Documents.Keys.Select(k => k.Id.Value).Order());
            Assert.Equal(2, client.WaitingMutations);
        }
    }

    public void Dispose() => _folder.Dispose();

    private OutboxJournal Begin(ReplicaState state)
    {
        var (journal, content) = OutboxJournal.Open(_folder.Path, NullLogger.Instance);
        Assert.Equal(0, content.Step);
        journal.Begin(0, state);
        return journal;
    }

    private void Append(string payload)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        using var file = new FileStream(_folder[OutboxJournal.Name], FileMode.Append);
        file.Write(BitConverter.GetBytes(bytes.Length));
        file.Write(SHA256.HashData(bytes).AsSpan(0, 16));
        file.Write(bytes);
    }

    private (long Step, string Waiting) Read()
    {
        var content = OutboxJournal.Open(_folder.Path, NullLogger.Instance).Content;
        return (content.Step, string.Join(' ', content.Waiting.Values.Select(m => m.Edits[0].Key.Id.Value)));
    }

    private static ReplicaState Edit(ReplicaState state, string id, string name = "Dunes") => OutboxStep.Accept(
        state, new TraceId("trace"), DateTimeOffset.UnixEpoch, [Given.Create(id, $$"""{"format":1,"name":"{{name}}","type":"color","color":"#102030"}""")]).Value.State;
}
