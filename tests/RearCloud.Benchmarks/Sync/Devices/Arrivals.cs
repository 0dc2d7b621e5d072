using System.Diagnostics;
using RearCloud.Benchmarks.Measuring;

namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>When each of a number of devices got as far as a mark, for one round after the other.</summary>
internal sealed class Arrivals(int devices)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly long[] _at = new long[devices];
    private readonly long[] _reached = new long[devices];
    private readonly Lock _gate = new();
    private TaskCompletionSource _done = new();
    private Func<int, bool> _isMeant = _ => true;
    private long _mark = long.MaxValue;
    private long _began;
    private int _left;

    /// <summary>A round begins: from now until the meant devices are at the mark.</summary>
    public void Begin(long mark, Func<int, bool>? isMeant = null)
    {
        lock (_gate)
        {
            _isMeant = isMeant ?? (_ => true);
            _mark = mark;
            Array.Clear(_at);
            _done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _left = Enumerable.Range(0, devices).Count(_isMeant);
            _began = Stopwatch.GetTimestamp();
            for (var i = 0; i < devices; i++) Settle(i, _began);
        }
    }

    /// <summary>A device got as far as <paramref name="mark"/>.</summary>
    public void Note(int device, long mark, long timestamp)
    {
        lock (_gate)
        {
            _reached[device] = Math.Max(_reached[device], mark);
            Settle(device, timestamp);
        }
    }

    /// <summary>The milliseconds of each meant device, when all are there.</summary>
    public async Task<IReadOnlyList<double>> AllAsync()
    {
        try
        {
            await _done.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{_left} of {devices} devices did not get as far as {_mark}.");
        }

        return [.. _at.Where(at => at != 0).Select(at => Samples.Milliseconds(_began, at))];
    }

    private void Settle(int device, long timestamp)
    {
        if (_reached[device] < _mark || _at[device] != 0 || !_isMeant(device)) return;
        _at[device] = timestamp;
        if (--_left == 0) _done.TrySetResult();
    }
}
