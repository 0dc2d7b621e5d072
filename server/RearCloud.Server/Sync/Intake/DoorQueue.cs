using System.Runtime.ExceptionServices;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Protocol.Waiting;

namespace RearCloud.Server.Sync.Intake;

/// <summary>
/// Lets one transaction of this process at a time into a stream. What comes meanwhile waits and goes in together: however many edit a stream at
/// once, each waits for two commits at most, and the database flushes once for all of them.
/// </summary>
/// <param name="post">Where the waiting go on.</param>
/// <param name="takeInAsync">Takes in submissions to one stream, in order, in one transaction.</param>
internal sealed class DoorQueue(PostWork post, Func<IReadOnlyList<Submission>, CancellationToken, Task<IReadOnlyList<CommittedBatch>>> takeInAsync)
{
    private readonly Lock _gate = new();

    // A stream is here while a transaction is in it; who waits, in the order in which they came.
    private readonly Dictionary<StreamId, List<Place>> _waiting = [];

    /// <summary>Takes in a submission, with those that come in the same moment.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="cancellationToken">Ends the waiting; a transaction that is about others too goes on.</param>
    public async Task<CommittedBatch> RunAsync(Submission submission, CancellationToken cancellationToken)
    {
        var place = new Place(submission, post);
        if (!TryLead(place) && !await WaitAsync(place, cancellationToken)) return place.Answer();
        var group = TakeGroup(place);
        try
        {
            await TakeInAsync(group, cancellationToken);
        }
        finally
        {
            HandOn(submission.Stream);
        }

        foreach (var other in group.Skip(1)) other.Bell.Ring();
        return place.Answer();
    }

    private bool TryLead(Place place)
    {
        lock (_gate)
        {
            if (_waiting.TryGetValue(place.Submission.Stream, out var waiting)) waiting.Add(place);
            else _waiting.Add(place.Submission.Stream, []);
            return waiting is null;
        }
    }

    // True if it is this place's turn to lead; false if another has taken it in.
    private async Task<bool> WaitAsync(Place place, CancellationToken cancellationToken)
    {
        try
        {
            await place.Bell.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (TryLeave(place))
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            // Too late: it is being taken in, or it is its turn to lead the others.
            await place.Bell.WaitAsync(CancellationToken.None);
        }

        return !place.IsDone;
    }

    private bool TryLeave(Place place)
    {
        lock (_gate) return _waiting[place.Submission.Stream].Remove(place);
    }

    private List<Place> TakeGroup(Place first)
    {
        var group = new List<Place> { first };
        var mutations = first.Submission.Draft.Count;
        lock (_gate)
        {
            var waiting = _waiting[first.Submission.Stream];
            foreach (var next in waiting)
            {
                mutations += next.Submission.Draft.Count;
                // Together they hold the stream no longer than one large submission.
                if (mutations > Limits.MutationsPerBatch) break;
                group.Add(next);
            }

            waiting.RemoveRange(0, group.Count - 1);
        }

        return group;
    }

    private async Task TakeInAsync(List<Place> group, CancellationToken cancellationToken)
    {
        if (await TryAsync(group, group.Count == 1 ? cancellationToken : CancellationToken.None)) return;
        // What one of them breaks must not break the others.
        foreach (var alone in group) await TryAsync([alone], CancellationToken.None);
    }

    // False if the group is to be tried one by one.
    private async Task<bool> TryAsync(List<Place> group, CancellationToken cancellationToken)
    {
        try
        {
            var batches = await takeInAsync(group.ConvertAll(p => p.Submission), cancellationToken);
            foreach (var (place, batch) in group.Zip(batches)) place.Committed = batch;
        }
#pragma warning disable CA1031 // Whoever submitted hears of it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (group.Count > 1 && e is not StorageUnavailableException) return false;
            var failure = ExceptionDispatchInfo.Capture(e);
            foreach (var place in group) place.Failure = failure;
        }

        return true;
    }

    private void HandOn(StreamId stream)
    {
        Place? next = null;
        lock (_gate)
        {
            var waiting = _waiting[stream];
            if (waiting.Count == 0)
            {
                _waiting.Remove(stream);
            }
            else
            {
                next = waiting[0];
                waiting.RemoveAt(0);
            }
        }

        next?.Bell.Ring();
    }

    private sealed class Place(Submission submission, PostWork post)
    {
        public Submission Submission => submission;

        public Bell Bell { get; } = new(post);

        public CommittedBatch? Committed { get; set; }

        public ExceptionDispatchInfo? Failure { get; set; }

        public bool IsDone => Committed is not null || Failure is not null;

        public CommittedBatch Answer()
        {
            Failure?.Throw();
            return Committed!;
        }
    }
}
