using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RearCloud.Core;

namespace RearCloud.Server.Storage;

/// <summary>Transactions over <see cref="RearCloudDb"/>, with a bounded number of attempts.</summary>
internal sealed class TransactionalStorage(IServiceScopeFactory scopes, IStorageEngine engine, TimeProvider time, ILogger<TransactionalStorage> log) : IStorage
{
    private const int Attempts = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    public Task<T> ReadAsync<T>(Func<RearCloudDb, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        RetryAsync(async () =>
        {
            using var turn = await engine.EnterReadAsync(cancellationToken);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<RearCloudDb>();
            await using var transaction = await engine.BeginReadAsync(db, cancellationToken);
            return await read(db, cancellationToken);
        }, cancellationToken);

    public Task<T> WriteAsync<T>(Func<StorageScope, CancellationToken, Task<T>> write, CancellationToken cancellationToken) =>
        RetryAsync(async () =>
        {
            using var turn = await engine.EnterWriteAsync(cancellationToken);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<RearCloudDb>();
            // What fails is run again from the start: a savepoint would only be two more ways to the database under the stream's lock.
            db.Database.AutoSavepointsEnabled = false;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var result = await write(new StorageScope(db, scope.ServiceProvider), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }, cancellationToken);

    private async Task<T> RetryAsync<T>(Func<Task<T>> attemptAsync, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await attemptAsync();
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && engine.IsTransient(e))
            {
                if (attempt == Attempts)
                {
                    StorageLog.Unavailable(log, e, attempt);
                    var problem = new Problem("storage.unavailable", "", "The server cannot reach its database at the moment.", "Try again in a few seconds; nothing is lost.");
                    throw new StorageUnavailableException(problem, e);
                }

                StorageLog.Retrying(log, e, attempt);
            }

            await Task.Delay(FirstPause * (1 << (2 * attempt)), time, cancellationToken);
        }
    }
}
