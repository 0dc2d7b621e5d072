using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Protocol;
using RearCloud.Server.Accounts;
using RearCloud.Server.SharedStreams.Storage;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;
using RearCloud.Server.Sync.Purging;

namespace RearCloud.Server.SharedStreams;

/// <summary>Shared streams kept in the server's own database; their documents are kept by sync.</summary>
internal sealed class StoredSharedStreams(
    IStorage storage, IAccounts accounts, SharedStreamAccess access, StreamWatch watch, TimeProvider time, ILogger<StoredSharedStreams> log) : ISharedStreams
{
    public async Task<Result<SharedStream>> CreateAsync(Actor owner, string name, CancellationToken cancellationToken)
    {
        if (!IsName(name)) return SharedStreamProblems.NameMalformed;
        var now = time.GetUtcNow();
        var stream = new StreamId(StreamId.SharedPrefix + RandomId.Next());
        var hasRoom = await storage.WriteAsync(
            async (scope, ct) =>
            {
                await AccountLock.TakeAsync(scope.Db, owner.AccountId, ct);
                var streams = scope.Db.Set<SharedStreamRow>();
                if (await streams.CountAsync(row => row.OwnerId == owner.AccountId, ct) >= SharedStreamLimits.PerAccount) return false;
                streams.Add(new SharedStreamRow { Stream = stream.Value, OwnerId = owner.AccountId, Name = name, CreatedAt = now });
                return true;
            },
            cancellationToken);
        if (!hasRoom) return SharedStreamProblems.TooMany;
        // Somebody may have asked for it before it was there.
        access.Forget(stream);
        log.StreamCreated(stream.Value);
        return new SharedStream(stream.Value, name, IsMine: true, IsForEveryone: false, []);
    }

    public async Task<IReadOnlyList<SharedStream>> ListAsync(Actor actor, string? after, CancellationToken cancellationToken)
    {
        var start = after ?? "";
        var rows = await storage.ReadAsync(
            async (db, ct) =>
            {
                var streams = await db.Set<SharedStreamRow>().AsNoTracking()
                    .Where(row => row.OwnerId == actor.AccountId || row.IsForEveryone
                        || db.Set<StreamReaderRow>().Any(reader => reader.Stream == row.Stream && reader.AccountId == actor.AccountId))
#pragma warning disable CA1309 // It is the database that compares, in the order in which it sorts.
                    .Where(row => string.Compare(row.Stream, start) > 0)
#pragma warning restore CA1309
                    .OrderBy(row => row.Stream)
                    .Take(SharedStreamLimits.PageSize)
                    .ToListAsync(ct);
                var mine = streams.Where(row => row.OwnerId == actor.AccountId).Select(row => row.Stream).ToList();
                var readers = await db.Set<StreamReaderRow>().AsNoTracking().Where(row => mine.Contains(row.Stream)).ToListAsync(ct);
                return (Streams: streams, Readers: readers.ToLookup(row => row.Stream, row => row.AccountId));
            },
            cancellationToken);
        var names = await accounts.NamesAsync([.. rows.Readers.SelectMany(of => of).Distinct()], cancellationToken);
        return [.. rows.Streams.Select(row => Show(row, actor, rows.Readers[row.Stream], names))];
    }

    public async Task<Result<SharedStream>> FindAsync(Actor actor, string stream, CancellationToken cancellationToken)
    {
        var found = await storage.ReadAsync(
            async (db, ct) =>
            {
                if (await db.Set<SharedStreamRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Stream == stream, ct) is not { } row) return default;
                return (Row: row, Readers: await db.Set<StreamReaderRow>().Where(r => r.Stream == stream).Select(r => r.AccountId).ToListAsync(ct));
            },
            cancellationToken);
        if (found.Row is null || RightsOf(found.Row, found.Readers).Of(actor) == StreamAccess.None) return StreamProblems.Missing(stream);
        var names = await accounts.NamesAsync(found.Row.OwnerId == actor.AccountId ? found.Readers : [], cancellationToken);
        return Show(found.Row, actor, found.Readers, names);
    }

    public async Task<Problem?> ChangeAsync(Actor owner, string stream, string? name, bool? isForEveryone, CancellationToken cancellationToken)
    {
        if (name is not null && !IsName(name)) return SharedStreamProblems.NameMalformed;
        var problem = await ChangeAsync(
            owner,
            stream,
            (_, row, _) =>
            {
                row.Name = name ?? row.Name;
                row.IsForEveryone = isForEveryone ?? row.IsForEveryone;
                return Task.FromResult<Problem?>(null);
            },
            cancellationToken);
        if (problem is null && isForEveryone is { } opened) log.ReadingOpened(stream, opened);
        return problem;
    }

    public async Task<Result<SharedStreamReader>> GrantAsync(Actor owner, string stream, string accountName, CancellationToken cancellationToken)
    {
        // Whose stream it is comes first: who does not own it learns nothing of accounts here.
        if (await ChangeAsync(owner, stream, (_, _, _) => Task.FromResult<Problem?>(null), cancellationToken) is { } refused) return refused;
        if (await accounts.FindByNameAsync(accountName, cancellationToken) is not { } account || account.Id == owner.AccountId) return SharedStreamProblems.AccountUnknown;
        var problem = await ChangeAsync(
            owner,
            stream,
            async (db, _, ct) =>
            {
                var readers = db.Set<StreamReaderRow>();
                if (await readers.AnyAsync(row => row.Stream == stream && row.AccountId == account.Id, ct)) return null;
                if (await readers.CountAsync(row => row.Stream == stream, ct) >= SharedStreamLimits.ReadersPerStream) return SharedStreamProblems.TooManyReaders;
                readers.Add(new StreamReaderRow { Stream = stream, AccountId = account.Id });
                return null;
            },
            cancellationToken);
        if (problem is not null) return problem;
        log.ReadingGranted(stream, account.Id);
        return new SharedStreamReader(account.Id, account.Name);
    }

    public async Task<Problem?> RevokeAsync(Actor owner, string stream, string accountId, CancellationToken cancellationToken)
    {
        var problem = await ChangeAsync(
            owner,
            stream,
            async (db, _, ct) => await db.Set<StreamReaderRow>().Where(row => row.Stream == stream && row.AccountId == accountId).ExecuteDeleteAsync(ct) == 1
                ? null
                : SharedStreamProblems.NoReader(accountId),
            cancellationToken);
        if (problem is null) log.ReadingRevoked(stream, accountId);
        return problem;
    }

    public async Task<Problem?> DeleteAsync(Actor owner, string stream, CancellationToken cancellationToken)
    {
        var problem = await ChangeAsync(
            owner,
            stream,
            async (db, row, ct) =>
            {
                await StreamRemoval.RunAsync(db, new StreamId(stream), ct);
                db.Remove(row);
                return null;
            },
            cancellationToken);
        if (problem is null) log.StreamDeleted(stream);
        return problem;
    }

    /// <summary>Changes a stream of the owner in one transaction; afterwards its rights are read anew, and its sessions here look at once.</summary>
    private async Task<Problem?> ChangeAsync(
        Actor owner, string stream, Func<RearCloudDb, SharedStreamRow, CancellationToken, Task<Problem?>> change, CancellationToken cancellationToken)
    {
        var problem = await storage.WriteAsync(
            async (scope, ct) =>
            {
                var streams = scope.Db.Set<SharedStreamRow>().Where(row => row.Stream == stream);
                // The row's lock first: who counts readers counts those of whoever came at the same time.
                await streams.ExecuteUpdateAsync(row => row.SetProperty(s => s.Name, s => s.Name), ct);
                if (await streams.SingleOrDefaultAsync(ct) is not { } row) return StreamProblems.Missing(stream);
                if (row.OwnerId == owner.AccountId) return await change(scope.Db, row, ct);
                var readers = await scope.Db.Set<StreamReaderRow>().Where(r => r.Stream == stream).Select(r => r.AccountId).ToListAsync(ct);
                return RightsOf(row, readers).Of(owner) == StreamAccess.None ? StreamProblems.Missing(stream) : StreamProblems.ReadOnly(new StreamId(stream));
            },
            cancellationToken);
        if (problem is not null) return problem;
        access.Forget(new StreamId(stream));
        watch.Hear(new StreamId(stream));
        return null;
    }

    private static StreamRights RightsOf(SharedStreamRow row, IEnumerable<string> readers) =>
        new(row.OwnerId, row.IsForEveryone, readers.ToHashSet(StringComparer.Ordinal));

    private static SharedStream Show(SharedStreamRow row, Actor actor, IEnumerable<string> readers, IReadOnlyDictionary<string, string> names)
    {
        var isMine = row.OwnerId == actor.AccountId;
        return new SharedStream(
            row.Stream, row.Name, isMine, row.IsForEveryone, isMine ? [.. readers.Order(StringComparer.Ordinal).Select(id => new SharedStreamReader(id, names.GetValueOrDefault(id, "")))] : []);
    }

    private static bool IsName(string name) => name.Trim().Length > 0 && name.Length <= SharedStreamLimits.NameLength;
}
