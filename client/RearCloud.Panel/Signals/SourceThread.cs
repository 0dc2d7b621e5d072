using RearCloud.Panel.Pacing;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Signals;

/// <summary>Asks sources in rounds on a thread of its own, so that slow files never hold a frame.</summary>
public sealed class SourceThread : IDisposable
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<ISignalSource> _sources;
    private readonly IPanelFeed _feed;
    private readonly TimeSpan _every;
    private readonly FaultLog _faults;
    private readonly Doorbell _bell = new();
    private readonly Thread _thread;
    private volatile bool _stopping;

    /// <summary>Starts with a round at once.</summary>
    /// <param name="sources">Asked one after the other: one that hangs keeps the others waiting.</param>
    /// <param name="feed">What they feed: the panel.</param>
    /// <param name="every">From the end of a round to the next.</param>
    /// <param name="faults">Where their failures are noted.</param>
    public SourceThread(IReadOnlyList<ISignalSource> sources, IPanelFeed feed, TimeSpan every, FaultLog faults)
    {
        _sources = sources;
        _feed = feed;
        _every = every;
        _faults = faults;
        _thread = new Thread(Run) { Name = "panel sources", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Ends the rounds; a source that hangs is left behind after a second.</summary>
    public void Dispose()
    {
        if (_stopping) return;
        _stopping = true;
        _bell.Ring();
        if (_thread.Join(GiveUpAfter)) _bell.Dispose();
    }

    private void Run()
    {
        while (!_stopping)
        {
            foreach (var source in _sources)
            {
                try
                {
                    source.Look(_feed);
                }
#pragma warning disable CA1031 // A broken source is a fault of the source, whatever it is; the panel goes on without its signals.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    _faults.Report(source.Name, e);
                }
            }

            _bell.Wait(_every);
        }
    }
}
