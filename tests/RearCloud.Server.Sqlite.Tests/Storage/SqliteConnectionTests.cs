using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server.Sqlite.Tests.Sync;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Sqlite.Tests.Storage;

/// <summary>How connections are set, and how many there are.</summary>
public sealed class SqliteConnectionTests : IAsyncDisposable
{
    private readonly SqliteFile _file = new();
    private readonly ServiceCollection _collection = [];
    private ServiceProvider? _services;

    private static int Room => 2 + 2 * Environment.ProcessorCount;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
        _file.Dispose();
    }

    [Fact]
    public async Task Each_connection_survives_a_power_cut_also_when_it_comes_back_from_the_pool()
    {
        const int together = 4;
        var storage = await StorageAsync();
        for (var round = 0; round < 3; round++)
        {
            var entered = 0;
            var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var reads = Enumerable.Range(0, together).Select(_ => storage.ReadAsync(
                async (db, ct) =>
                {
                    if (Interlocked.Increment(ref entered) == together) all.TrySetResult();
                    await all.Task.WaitAsync(ct);
                    return await SettingsAsync(db, ct);
                }, Stop));
            Assert.All(await Task.WhenAll(reads), settings => Assert.Equal(("wal", 2, 5_000, 1), settings));
            Assert.Equal(("wal", 2, 5_000, 1), await storage.WriteAsync((scope, ct) => SettingsAsync(scope.Db, ct), Stop));
        }
    }

    [Fact]
    public async Task Reads_beyond_what_processors_can_serve_wait_their_turn_and_all_are_served()
    {
        var storage = await StorageAsync();
        var entered = 0;
        var (full, gate) = (new TaskCompletionSource(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var reads = Enumerable.Range(0, 20 * Room).Select(i => storage.ReadAsync(
            async (_, ct) =>
            {
                if (Interlocked.Increment(ref entered) == Room) full.TrySetResult();
                await gate.Task.WaitAsync(ct);
                return i;
            }, Stop)).ToList();
        await full.Task.WaitAsync(Stop);
        Assert.Equal(Room, Volatile.Read(ref entered));
        gate.SetResult();
        Assert.Equal(Enumerable.Range(0, 20 * Room), await Task.WhenAll(reads));
    }

    [Fact]
    public async Task Who_waits_for_a_read_and_goes_takes_no_turn_with_it()
    {
        var storage = await StorageAsync();
        var gate = new TaskCompletionSource();
        var inside = Enumerable.Range(0, Room).Select(_ => storage.ReadAsync(async (_, ct) => { await gate.Task.WaitAsync(ct); return 0; }, Stop)).ToList();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var waiting = storage.ReadAsync((_, _) => Task.FromResult(1), leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.SetResult();
        await Task.WhenAll(inside);
        Assert.Equal(2, await storage.ReadAsync((_, _) => Task.FromResult(2), Stop));
    }

    private static async Task<(string Journal, int Synchronous, int Busy, int Keys)> SettingsAsync(RearCloudDb db, CancellationToken cancellationToken) =>
    (
        await db.Database.SqlQueryRaw<string>("PRAGMA journal_mode").AsAsyncEnumerable().SingleAsync(cancellationToken),
        await db.Database.SqlQueryRaw<int>("PRAGMA synchronous").AsAsyncEnumerable().SingleAsync(cancellationToken),
        await db.Database.SqlQueryRaw<int>("PRAGMA busy_timeout").AsAsyncEnumerable().SingleAsync(cancellationToken),
        await db.Database.SqlQueryRaw<int>("PRAGMA foreign_keys").AsAsyncEnumerable().SingleAsync(cancellationToken));

    private async Task<IStorage> StorageAsync()
    {
        _collection.AddLogging();
        await _file.AddTo(_collection);
        _services = _collection.BuildServiceProvider();
        return _services.GetRequiredService<IStorage>();
    }
}
