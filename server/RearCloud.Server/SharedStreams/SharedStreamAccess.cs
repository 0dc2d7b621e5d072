using Microsoft.EntityFrameworkCore;
using RearCloud.Core.Documents;
using RearCloud.Server.SharedStreams.Storage;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;

namespace RearCloud.Server.SharedStreams;

/// <summary>
/// Rights from memory: those of a stream are read once for all of its readers and believed for <see cref="Lifetime"/>. A change on this node counts at
/// once, one on another node when that time is over.
/// </summary>
internal sealed class SharedStreamAccess(IStorage storage, TimeProvider time) : IStreamAccess
{
    /// <summary>How long rights are believed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3);

    /// <summary>Streams whose rights are kept; the oldest make room.</summary>
    public const int Capacity = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<StreamId, Known> _known = [];
    private readonly Queue<StreamId> _oldestFirst = new();

    public ValueTask<StreamAccess> OfAsync(Actor actor, StreamId stream, CancellationToken cancellationToken)
    {
        if (stream == actor.Stream) return ValueTask.FromResult(StreamAccess.Write);
        if (!stream.IsShared) return ValueTask.FromResult(StreamAccess.None);
        var rights = RightsOf(stream);
        return rights.IsCompletedSuccessfully ? ValueTask.FromResult(rights.Result.Of(actor)) : new ValueTask<StreamAccess>(WaitAsync(rights, actor, cancellationToken));
    }

    /// <summary>The rights have changed: the next question reads them anew.</summary>
    public void Forget(StreamId stream)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(stream, out var known)) _known[stream] = known with { IsOver = true };
        }
    }

    private Task<StreamRights> RightsOf(StreamId stream)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(stream, out var known))
            {
                if (IsFresh(known)) return known.Answer;
            }
            else
            {
                if (_oldestFirst.Count == Capacity) _known.Remove(_oldestFirst.Dequeue());
                _oldestFirst.Enqueue(stream);
            }

            var answer = ReadAsync(stream);
            _known[stream] = new Known(answer, time.GetTimestamp());
            return answer;
        }
    }

    private bool IsFresh(Known known) => !known.IsOver && !known.Answer.IsFaulted && time.GetElapsedTime(known.At) < Lifetime;

    private static async Task<StreamAccess> WaitAsync(Task<StreamRights> rights, Actor actor, CancellationToken cancellationToken) =>
        (await rights.WaitAsync(cancellationToken)).Of(actor);

    // Nobody's cancellation ends a read that others wait for.
    private Task<StreamRights> ReadAsync(StreamId stream) => storage.ReadAsync(
        async (db, ct) =>
        {
            var row = await db.Set<SharedStreamRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Stream == stream.Value, ct);
            if (row is null) return StreamRights.Nobody;
            var readers = row.IsForEveryone ? [] : await db.Set<StreamReaderRow>().Where(r => r.Stream == stream.Value).Select(r => r.AccountId).ToListAsync(ct);
            return new StreamRights(row.OwnerId, row.IsForEveryone, readers.ToHashSet(StringComparer.Ordinal));
        },
        CancellationToken.None);

    private sealed record Known(Task<StreamRights> Answer, long At)
    {
        public bool IsOver { get; init; }
    }
}
