using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Postgres;

/// <summary>PostgreSQL: writers of different streams run side by side; those of one stream meet at its row lock.</summary>
internal sealed class PostgresEngine : IStorageEngine
{
    public ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellationToken) => new(NoTurn.Instance);

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
