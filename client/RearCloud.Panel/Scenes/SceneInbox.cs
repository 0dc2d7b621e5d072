using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Panel.Signals;
using RearCloud.Scene;

namespace RearCloud.Panel.Scenes;

/// <summary>Collects what is shown and fed from any thread until the scene thread looks: the newest wins, traces add up.</summary>
internal sealed class SceneInbox(TimeZoneInfo zone) : IPanelFeed
{
    /// <summary>Signals that are kept; more names than the product knows come only from a wrong program.</summary>
    public const int MaxSignals = 256;

    private readonly Lock _gate = new();
    private readonly Queue<TraceId> _traces = new();
    private IReadOnlyList<Document>? _documents;
    private SignalSet _signals = SignalSet.Empty;
    private TimeZoneInfo _zone = zone;
    private bool _isNew = true;
    private Action? _onNews;

    /// <summary>Called after news came, on the thread that brought it; quick.</summary>
    public void OnNews(Action? ring) => Volatile.Write(ref _onNews, ring);

    public void Show(IReadOnlyList<Document> documents, IReadOnlyList<TraceId> traces)
    {
        lock (_gate)
        {
            _documents = documents;
            foreach (var trace in traces)
            {
                if (_traces.Count == EditTraceLog.Capacity) _traces.Dequeue();
                _traces.Enqueue(trace);
            }

            _isNew = true;
        }

        Volatile.Read(ref _onNews)?.Invoke();
    }

    public void Feed(string name, SignalValue value)
    {
        lock (_gate)
        {
            if (TiltDeadband.Holds(name, _signals.Find(name), value)) return;
            var next = _signals.With(name, value);
            if (ReferenceEquals(next, _signals)) return;
            if (next.Names.Count() > MaxSignals) throw new ArgumentException($"A panel takes {MaxSignals} signals; '{name}' is one more.", nameof(name));
            _signals = next;
            _isNew = true;
        }

        Volatile.Read(ref _onNews)?.Invoke();
    }

    public void Forget(string name)
    {
        lock (_gate)
        {
            var next = _signals.Without(name);
            if (ReferenceEquals(next, _signals)) return;
            _signals = next;
            _isNew = true;
        }

        Volatile.Read(ref _onNews)?.Invoke();
    }

    public void SetZone(TimeZoneInfo zone)
    {
        lock (_gate)
        {
            if (zone.Equals(_zone)) return;
            _zone = zone;
            _isNew = true;
        }

        Volatile.Read(ref _onNews)?.Invoke();
    }

    /// <summary>Lets the scene be built anew from what is known, because what documents name came or went.</summary>
    public void LookAgain()
    {
        lock (_gate) _isNew = true;
        Volatile.Read(ref _onNews)?.Invoke();
    }

    /// <summary>Called by the scene thread: what is new, or null.</summary>
    public SceneNews? Take()
    {
        lock (_gate)
        {
            if (!_isNew) return null;
            var news = new SceneNews(_documents, [.. _traces], _signals, _zone);
            _documents = null;
            _traces.Clear();
            _isNew = false;
            return news;
        }
    }
}
