using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Postgres;

/// <summary>PostgreSQL: writers of different streams run side by side; those of one stream meet at its row lock.</summary>
internal sealed class PostgresEngine : IStorageEngine
{
    // Known to every node of every version; it means nothing else.
    private const long MigrationLock = 0x5243_4d49_4752;

    public ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellationToken) => new(NoTurn.Instance);

    public ValueTask<IDisposable> EnterReadAsync(CancellationToken cancellationToken) => new(NoTurn.Instance);

    public async Task<IAsyncDisposable> EnterMigrationAsync(RearCloudDb db, CancellationToken cancellationToken)
    {
        // A connection of its own, which is closed and not kept: the lock goes with it, even if this node is killed.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var enter = new NpgsqlCommand("SELECT pg_advisory_lock(@number)", connection);
            enter.Parameters.AddWithValue("number", MigrationLock);
            await enter.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public Task<IDbContextTransaction> BeginReadAsync(RearCloudDb db, CancellationToken cancellationToken) =>
        db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    public bool IsTransient(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            // Npgsql marks lost connections, deadlocks, serialization failures and a server that starts or stops.
            if (e is DbException { IsTransient: true } or SocketException or TimeoutException) return true;
        }

        return false;
    }

    private sealed class NoTurn : IDisposable
    {
        public static readonly NoTurn Instance = new();

        public void Dispose()
        {
        }
    }
}
