using Microsoft.Data.Sqlite;
using RearCloud.Client.Outbox;
using RearCloud.Core.Documents;

namespace RearCloud.Client.Replicas;

/// <summary>
/// The replica's database: SQLite in WAL with <c>synchronous=FULL</c>, so that what <see cref="Save"/> returned from survives a power cut.
/// Not safe from several threads; <see cref="Replica"/> is its one writer.
/// </summary>
internal sealed class ReplicaStore : IDisposable
{
    private readonly SqliteConnection _connection;

    private ReplicaStore(SqliteConnection connection, long step)
    {
        _connection = connection;
        Step = step;
    }

    /// <summary>The number of the last transaction.</summary>
    public long Step { get; private set; }

    /// <summary>Makes a new database that holds a state: all of it, or nothing that could be taken for one.</summary>
    /// <param name="path">Where; there is no file yet.</param>
    /// <param name="state">What it holds.</param>
    /// <param name="step">The number of the transaction that this is.</param>
    public static ReplicaStore Create(string path, ReplicaState state, long step)
    {
        var store = new ReplicaStore(Connect(path, SqliteOpenMode.ReadWriteCreate), step);
        try
        {
            using var transaction = store._connection.BeginTransaction();
            ReplicaSchema.Create(store._connection);
            store.Write(new ReplicaState { Client = state.Client }, state);
            transaction.Commit();
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Opens a database that exists.</summary>
    /// <exception cref="ReplicaDamagedException">It is not one, it is damaged, or a newer program made it.</exception>
    public static (ReplicaStore Store, ReplicaState State) Open(string path)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = Connect(path, SqliteOpenMode.ReadWrite);
            if (connection.Scalar("PRAGMA integrity_check(1)") is not "ok") throw new ReplicaDamagedException("The integrity check found damage.");
            var state = ReplicaReader.Read(connection);
            return (new ReplicaStore(connection, ReplicaReader.ReadStep(connection)), state);
        }
        catch (SqliteException e) when (IsDamage(e) || IsOtherDatabase(e))
        {
            connection?.Dispose();
            throw new ReplicaDamagedException(e.Message, e);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    /// <summary>True if the database file itself is bad, not the disk or the request: <c>SQLITE_CORRUPT</c> or <c>SQLITE_NOTADB</c>.</summary>
    public static bool IsDamage(SqliteException exception) => exception.SqliteErrorCode is 11 or 26;

    // What a damaged description of the tables leads to: SQLITE_ERROR (no such column), SQLITE_FORMAT, SQLITE_IOERR_SHORT_READ. A disk that is full or
    // fails has other codes.
    private static bool IsOtherDatabase(SqliteException exception) => exception.SqliteErrorCode is 1 or 24 || exception.SqliteExtendedErrorCode == 522;

    /// <summary>Writes what differs between two states, in one transaction.</summary>
    /// <param name="before">What the database holds.</param>
    /// <param name="after">What it holds then.</param>
    /// <param name="above">The transaction's number is above this one, too.</param>
    public void Save(ReplicaState before, ReplicaState after, long above = 0)
    {
        using var transaction = _connection.BeginTransaction();
        Step = Math.Max(Step, above) + 1;
        Write(before, after);
        transaction.Commit();
    }

    public void Dispose() => _connection.Dispose();

    private void Write(ReplicaState before, ReplicaState after)
    {
        SaveMeta(after);
        if (!ReferenceEquals(before.Confirmed, after.Confirmed) || !ReferenceEquals(before.Stale, after.Stale)) SaveDocuments(before, after);
        if (!ReferenceEquals(before.Waiting, after.Waiting)) SaveWaiting(before, after);
        if (!ReferenceEquals(before.Refusals, after.Refusals)) SaveRefusals(after);
        if (!ReferenceEquals(before.Conflicts, after.Conflicts)) SaveConflicts(after);
    }

    internal static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            if (mode != SqliteOpenMode.ReadOnly) connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void SaveMeta(ReplicaState state) => _connection.Execute(
        "INSERT OR REPLACE INTO meta (one, client, next_mutation, stream, epoch, sequence, checksum, floor, schema, kinds, step) VALUES (1, $client, $next, $stream, $epoch, $sequence, $checksum, $floor, $schema, $kinds, $step)",
        ("$client", state.Client.Value),
        ("$next", state.NextMutation.Value),
        ("$stream", state.Stream?.Value),
        ("$epoch", state.Epoch),
        ("$sequence", state.Sequence.Value),
        ("$checksum", unchecked((long)state.Checksum.Value)),
        ("$floor", state.Floor.Value),
        ("$schema", state.Schema),
        ("$kinds", state.Kinds.Text),
        ("$step", Step));

    private void SaveDocuments(ReplicaState before, ReplicaState after)
    {
        foreach (var key in before.Confirmed.Keys.Where(k => !after.Confirmed.ContainsKey(k)))
            _connection.Execute("DELETE FROM document WHERE kind = $kind AND id = $id", ("$kind", key.Kind.Name), ("$id", key.Id.Value));
        foreach (var (key, document) in after.Confirmed)
        {
            var isStale = after.Stale.Contains(key);
            var isSame = before.Confirmed.TryGetValue(key, out var old) && ReferenceEquals(old, document) && before.Stale.Contains(key) == isStale;
            if (!isSame) SaveDocument(document, isStale);
        }
    }

    private void SaveDocument(Document document, bool isStale) => _connection.Execute(
        "INSERT OR REPLACE INTO document (kind, id, version, is_deleted, is_stale, body) VALUES ($kind, $id, $version, $deleted, $stale, $body)",
        ("$kind", document.Key.Kind.Name),
        ("$id", document.Key.Id.Value),
        ("$version", document.Version.Value),
        ("$deleted", document.IsDeleted),
        ("$stale", isStale),
        ("$body", document.Body.GetRawText()));

    private void SaveWaiting(ReplicaState before, ReplicaState after)
    {
        foreach (var id in before.Waiting.Keys.Where(k => !after.Waiting.ContainsKey(k)))
            _connection.Execute("DELETE FROM outbox WHERE id = $id", ("$id", id.Value));
        foreach (var (id, entry) in after.Waiting)
        {
            if (before.Waiting.TryGetValue(id, out var old) && ReferenceEquals(old, entry)) continue;
            _connection.Execute(
                "INSERT OR REPLACE INTO outbox (id, is_sent, accepted_at, mutation) VALUES ($id, $sent, $accepted, $mutation)",
                ("$id", id.Value),
                ("$sent", entry.IsSent),
                ("$accepted", entry.AcceptedAt?.Value),
                ("$mutation", StoredMutation.Encode(entry.Mutation)));
        }
    }

    private void SaveRefusals(ReplicaState after)
    {
        _connection.Execute("DELETE FROM refusal");
        foreach (var refusal in after.Refusals)
            _connection.Execute("INSERT INTO refusal (refusal) VALUES ($refusal)", ("$refusal", StoredRefusal.Encode(refusal)));
    }

    private void SaveConflicts(ReplicaState after)
    {
        _connection.Execute("DELETE FROM conflict");
        foreach (var conflict in after.Conflicts)
            _connection.Execute("INSERT INTO conflict (conflict) VALUES ($conflict)", ("$conflict", StoredConflict.Encode(conflict)));
    }
}
