using RearCloud.Panel.Pacing;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Post;

/// <summary>Saves a running panel's wear now and then and at the end, on a thread of its own, so that no disk holds a frame.</summary>
public sealed class WearKeeper : IDisposable
{
    /// <summary>Between two saves: what a power cut may take, against what a flash memory bears.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly WearStore _store;
    private readonly Func<byte[]?> _read;
    private readonly TimeSpan _interval;
    private readonly FaultLog _faults;
    private readonly Doorbell _bell = new();
    private readonly Thread _thread;
    private volatile bool _stopping;

    /// <param name="store">Where it is saved; the keeper's alone from now on.</param>
    /// <param name="panel">Whose wear it is. Dispose the keeper before the panel.</param>
    /// <param name="faults">Where failures are told.</param>
    public WearKeeper(WearStore store, PanelRuntime panel, FaultLog faults)
        : this(store, panel.SaveWear, Interval, faults)
    {
    }

    internal WearKeeper(WearStore store, Func<byte[]?> read, TimeSpan interval, FaultLog faults)
    {
        _store = store;
        _read = read;
        _interval = interval;
        _faults = faults;
        _thread = new Thread(Run) { Name = "panel wear", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Saves for the last time; a disk that hangs is left behind after a second, with the save before.</summary>
    public void Dispose()
    {
        if (_stopping) return;
        _stopping = true;
        _bell.Ring();
        if (_thread.Join(Patience)) _bell.Dispose();
        else _faults.Report(WearStore.Place, $"The disk took longer than {Patience.TotalSeconds} s: what was lit in the last minutes may not be kept.");
    }

    private void Run()
    {
        var isSaved = true;
        do
        {
            _bell.Wait(isSaved || _interval < RetryAfter ? _interval : RetryAfter);
            isSaved = _read() is not { } wear || _store.TrySave(wear);
        }
        while (!_stopping);
    }
}
