using Microsoft.Data.Sqlite;
using RearCloud.Client.Outbox;
using RearCloud.Client.Replicas;
using RearCloud.Client.Tests.Scripted;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.TestKit.Machine;

namespace RearCloud.Client.Tests.Replicas;

public sealed class ReplicaFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void What_was_saved_is_there_although_the_program_was_killed()
    {
        var (store, empty) = ReplicaFile.Open(_folder.Path, out _);
        var saved = Filled(empty);
        store.Save(empty, saved);

        // Not disposed: the killed program's handles are still there when the next one comes.
        var (again, read) = ReplicaFile.Open(_folder.Path, out var damage);

        Assert.Null(damage);
        AssertSame(saved, read);
        again.Dispose();
        store.Dispose();
    }

    [Fact]
    public void Only_the_difference_of_two_states_is_written()
    {
        var (store, empty) = ReplicaFile.Open(_folder.Path, out _);
        var filled = Filled(empty);
        store.Save(empty, filled);
        var emptied = ViewStep.All(filled with
        {
            Confirmed = filled.Confirmed.Remove(Given.Wallpaper("a")).SetItem(Given.Wallpaper("c"), Given.Document("c", 9)),
            Stale = [Given.Wallpaper("b")],
            Waiting = filled.Waiting.Remove(new MutationId(1)),
            Refusals = [],
            Conflicts = [],
        });
        emptied = emptied with { Checksum = Core.Replicas.StreamChecksum.Of(emptied.Confirmed.Values.Where(d => d.Key != Given.Wallpaper("b"))) };

        store.Save(filled, emptied);
        store.Dispose();

        var (again, read) = ReplicaFile.Open(_folder.Path, out _);
        AssertSame(emptied, read);
        again.Dispose();
    }

    [Fact]
    public void The_database_is_in_wal_with_full_synchronisation()
    {
        var (store, _) = ReplicaFile.Open(_folder.Path, out _);
        using var connection = ReplicaStore.Connect(_folder[ReplicaFile.Name], SqliteOpenMode.ReadWrite);

        Assert.Equal("wal", connection.Scalar("PRAGMA journal_mode"));
        Assert.Equal(2L, connection.Scalar("PRAGMA synchronous"));
        store.Dispose();
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("garbage")]
    [InlineData("truncated")]
    [InlineData("header")]
    [InlineData("other database")]
    public void A_damaged_file_is_moved_aside_and_made_anew(string kind)
    {
        Save();
        var path = _folder[ReplicaFile.Name];
        switch (kind)
        {
            case "empty":
                File.WriteAllBytes(path, []);
                break;
            case "garbage":
                File.WriteAllBytes(path, [.. Enumerable.Repeat((byte)0x5a, 8_192)]);
                break;
            case "truncated":
                File.WriteAllBytes(path, File.ReadAllBytes(path)[..5_000]);
                break;
            case "header":
                var bytes = File.ReadAllBytes(path);
                bytes.AsSpan(0, 100).Clear();
                File.WriteAllBytes(path, bytes);
                break;
            default:
                File.Delete(path);
                using (var other = ReplicaStore.Connect(path, SqliteOpenMode.ReadWriteCreate)) other.Execute("CREATE TABLE something (else_ TEXT)");
                break;
        }

        var (store, state) = ReplicaFile.Open(_folder.Path, out var damage);

        Assert.NotNull(damage);
        Assert.Empty(state.Confirmed);
        Assert.Equal("", state.Epoch);
        Assert.True(File.Exists(_folder[ReplicaFile.DamagedName]));
        store.Dispose();
        var (again, _) = ReplicaFile.Open(_folder.Path, out var none);
        Assert.Null(none);
        again.Dispose();
    }

    [Fact]
    public void Waiting_edits_are_saved_from_a_database_whose_documents_are_damaged()
    {
        Save();
        using (var connection = ReplicaStore.Connect(_folder[ReplicaFile.Name], SqliteOpenMode.ReadWrite)) connection.Execute("UPDATE document SET body = '[1' WHERE id = 'a'");

        var (store, state) = ReplicaFile.Open(_folder.Path, out var damage);

        Assert.NotNull(damage);
        Assert.Equal(["Mine", "New"], state.Waiting.Values.Select(NameOf));
        Assert.Equal([1, 2], state.Waiting.Keys.Select(k => k.Value));
        Assert.All(state.Waiting.Values, e => Assert.True(e is { IsSent: false, IsOpen: true }));
        store.Dispose();
    }

    [Fact]
    public void A_document_that_changed_on_the_disk_behind_the_checksum_makes_the_replica_hear_everything_anew()
    {
        Save();
        using (var connection = ReplicaStore.Connect(_folder[ReplicaFile.Name], SqliteOpenMode.ReadWrite)) connection.Execute("UPDATE document SET body = '{}' WHERE id = 'a'");

        var (store, state) = ReplicaFile.Open(_folder.Path, out var damage);

        Assert.Null(damage);
        Assert.Equal((Sequence.Zero, ""), (state.Sequence, state.Epoch));
        Assert.Equal(2, state.Waiting.Count);
        store.Dispose();
    }

    [Fact]
    public void A_database_of_newer_software_is_moved_aside_and_its_waiting_edits_are_kept()
    {
        Save();
        using (var connection = ReplicaStore.Connect(_folder[ReplicaFile.Name], SqliteOpenMode.ReadWrite)) connection.Execute("PRAGMA user_version = 99");

        var (store, state) = ReplicaFile.Open(_folder.Path, out var damage);

        Assert.Contains("schema version", damage, StringComparison.Ordinal);
        Assert.Equal(2, state.Waiting.Count);
        store.Dispose();
    }

    public void Dispose() => _folder.Dispose();

    private void Save()
    {
        var (store, empty) = ReplicaFile.Open(_folder.Path, out _);
        store.Save(empty, Filled(empty));
        store.Dispose();
    }

    private static ReplicaState Filled(ReplicaState empty)
    {
        var (_, step) = DeltaStep.Take(empty with { Stream = Given.Stream }, Given.Reset(2, Given.Document("a", 1), Given.Document("b", 2, isDeleted: true)));
        var state = DeltaStepTests.Waiting(step.State, Given.SetName("a", "Mine", 2));
        state = OutboxStep.MarkSent(state, OutboxStep.Batch(state, 100));
        state = DeltaStepTests.Waiting(state, Given.SetName("a", "New"));
        return state with
        {
            Waiting = state.Waiting.SetItem(new MutationId(1), state.Waiting[new MutationId(1)] with { AcceptedAt = new Sequence(5) }),
            Refusals = [new EditRefusal(new TraceId("refused"), DateTimeOffset.UnixEpoch, [Given.Create("x")], new Problem("a.b", "/c", "d", "e"))],
            Conflicts = [new EditConflict(new TraceId("lost"), DateTimeOffset.UnixEpoch, Given.Wallpaper("a"), FieldPath.Of("name"), Given.Json("\"Mine\""))],
        };
    }

    private static string NameOf(OutboxEntry entry) => entry.Mutation.Edits[0].Fields[0].Value!.Value.GetString()!;

    private static void AssertSame(ReplicaState expected, ReplicaState actual)
    {
        Assert.Equal((expected.Client, expected.NextMutation, expected.Cookie, expected.Checksum), (actual.Client, actual.NextMutation, actual.Cookie, actual.Checksum));
        Assert.Equal(expected.Confirmed.Values.OrderBy(d => d.Key.Id.Value), actual.Confirmed.Values.OrderBy(d => d.Key.Id.Value));
        Assert.True(expected.Stale.SetEquals(actual.Stale));
        Assert.Equal(expected.Waiting.Values.Select(e => (e.Mutation.Id, e.IsSent, e.AcceptedAt, NameOf(e))), actual.Waiting.Values.Select(e => (e.Mutation.Id, e.IsSent, e.AcceptedAt, NameOf(e))));
        Assert.Equal(expected.Refusals.Select(r => (r.Trace, r.Problem, r.EditedAt)), actual.Refusals.Select(r => (r.Trace, r.Problem, r.EditedAt)));
        Assert.Equal(expected.Conflicts.Select(c => (c.Trace, c.EditedAt, c.Key, c.Path, c.Value?.GetRawText())), actual.Conflicts.Select(c => (c.Trace, c.EditedAt, c.Key, c.Path, c.Value?.GetRawText())));
        Assert.Equal(expected.View.Keys.OrderBy(k => k.Id.Value), actual.View.Keys.OrderBy(k => k.Id.Value));
    }
}
