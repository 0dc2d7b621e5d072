using Microsoft.Data.Sqlite;

namespace RearCloud.Client.Replicas;

/// <summary>The tables of the replica's database.</summary>
internal static class ReplicaSchema
{
    /// <summary>Stands in <c>PRAGMA user_version</c>.</summary>
    public const int Version = 3;

    private const string Tables = """
        CREATE TABLE meta (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            client TEXT NOT NULL,
            next_mutation INTEGER NOT NULL,
            stream TEXT,
            epoch TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            checksum INTEGER NOT NULL,
            floor INTEGER NOT NULL,
            schema INTEGER NOT NULL,
            kinds TEXT NOT NULL,
            step INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE document (
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            version INTEGER NOT NULL,
            is_deleted INTEGER NOT NULL,
            is_stale INTEGER NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (kind, id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY,
            is_sent INTEGER NOT NULL,
            accepted_at INTEGER,
            mutation BLOB NOT NULL
        ) STRICT;
        CREATE TABLE refusal (
            id INTEGER PRIMARY KEY,
            refusal BLOB NOT NULL
        ) STRICT;
        CREATE TABLE conflict (
            id INTEGER PRIMARY KEY,
            conflict BLOB NOT NULL
        ) STRICT;
        """;

    public static void Create(SqliteConnection connection) => connection.Execute($"{Tables} PRAGMA user_version = {Version};");
}
