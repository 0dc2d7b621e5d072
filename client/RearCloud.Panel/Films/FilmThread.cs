using RearCloud.Panel.Pacing;
using RearCloud.Panel.Statistics;
using RearCloud.Rendering.Images;

namespace RearCloud.Panel.Films;

/// <summary>Decodes the frames of films ahead of time: whichever film has the fewest left goes first. Sleeps while all rings are full.</summary>
internal sealed class FilmThread : IDisposable
{
    private const string Place = "film";

    private readonly IAssetSource _assets;
    private readonly FaultLog _faults;
    private readonly Doorbell _bell = new();
    private readonly Thread _thread;
    private FilmRing[] _known = [];
    private volatile bool _stopping;

    public FilmThread(IAssetSource assets, FaultLog faults)
    {
        _assets = assets;
        _faults = faults;
        Rings = new FilmRings(_bell.Ring);
        _thread = new Thread(Run) { Name = "panel films", IsBackground = true };
    }

    /// <summary>What it fills, for the frame thread.</summary>
    public FilmRings Rings { get; }

    public void Start() => _thread.Start();

    /// <summary>Asks the thread to end; it does after the frame that it decodes.</summary>
    public void Stop()
    {
        _stopping = true;
        _bell.Ring();
    }

    public bool Join(TimeSpan limit) => _thread.Join(limit);

    /// <summary>Frees the rings. Only once this thread and the frame thread have ended.</summary>
    public void Dispose()
    {
        foreach (var ring in _known.Union(Rings.Open)) ring.Dispose();
        _bell.Dispose();
    }

    private void Run()
    {
        while (!_stopping)
        {
            FollowRings();
            if (NextToDecode() is { } ring) Decode(ring);
            else _bell.Wait(null);
        }
    }

    private void FollowRings()
    {
        var open = Rings.Open;
        if (ReferenceEquals(open, _known)) return;
        foreach (var ring in _known)
        {
            if (!open.Contains(ring)) ring.Dispose();
        }

        _known = open;
    }

    private FilmRing? NextToDecode()
    {
        FilmRing? next = null;
        foreach (var ring in _known)
        {
            if (ring.HasWork && (next is null || ring.Ahead < next.Ahead)) next = ring;
        }

        return next;
    }

    private void Decode(FilmRing ring)
    {
        try
        {
            if (ring.DecodeNext(_assets) is { } problem) _faults.Report(Place, problem.ToString());
        }
#pragma warning disable CA1031 // Whatever a file breaks, the other films go on and its still picture stands in.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _faults.Report(Place, e);
        }
    }
}
