using System.Reflection;
using System.Text.Json;
using RearCloud.Core.Panels;
using RearCloud.Panel.Pacing;
using RearCloud.Panel.Recording.Files;
using RearCloud.Panel.Recording.Hashing;
using RearCloud.Panel.Recording.Taking;
using RearCloud.Panel.Statistics;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Post;
using RearCloud.Scene;

namespace RearCloud.Panel.Recording;

/// <summary>
/// Writes down what a panel's frames are made of and a hash of what came out, so that a frame that was wrong becomes a file: <see cref="FrameReplay"/> makes
/// the frames again. For <see cref="PanelOptions.Recorder"/> of one panel, to be disposed after it.
/// </summary>
/// <remarks>
/// The frame thread hashes the picture and notes a few words, without allocation, lock or wait; a thread of the recorder does the rest. Frames that find no room are
/// left out and counted. The file has a temporary name until it is whole, which it is at a limit or when the recorder is disposed.
/// </remarks>
public sealed class InputRecorder : IDisposable
{
    private const string Place = "frame recorder";

    /// <summary>What waits may have to be written at the end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly RecordingOptions _options;
    private readonly FaultLog _faults;
    private readonly RecordingFile _file;
    private readonly FrameRing _ring;
    private readonly Doorbell _bell = new();
    private readonly Thread _thread;
    private AssetWatch? _assets;
    private Snapshot? _snapshot;
    private long _scenes;
    private long _noted;
    private long _lost;
    private long _written;
    private volatile bool _hasEnded;
    private volatile bool _stopping;

    /// <param name="path">The file; its folder exists.</param>
    /// <param name="panel">The panel that is recorded.</param>
    /// <param name="faults">Told if the recording ends before the recorder is disposed, and what it lacks.</param>
    /// <param name="options">How much is recorded.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not make it.</exception>
    public InputRecorder(string path, PanelProfile panel, FaultLog faults, RecordingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(faults);
        _options = options ?? new RecordingOptions();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_options.MaxBytes, RecordingLimits.Bytes, nameof(options));
        _faults = faults;
        _file = new RecordingFile(path, panel, Product, _options.MaxBytes);
        _ring = new FrameRing(_options.WaitingFrames);
        _thread = new Thread(Run) { Name = Place, IsBackground = true };
        _thread.Start();
    }

    /// <summary>Frames that the file has.</summary>
    public long Written => Volatile.Read(ref _written);

    /// <summary>Frames that the file lacks, because too many waited.</summary>
    public long Lost => Volatile.Read(ref _lost);

    /// <summary>True if it takes nothing more: it is disposed, a limit was reached, or a write failed.</summary>
    public bool HasEnded => _hasEnded;

    private static string Product { get; } =
        $"RearCloud {typeof(InputRecorder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}";

    /// <summary>Writes what waits and gives the file its name. A disk that hangs is left behind after 20 seconds, with the temporary file.</summary>
    public void Dispose()
    {
        if (_stopping) return;
        _stopping = true;
        _bell.Ring();
        if (_thread.Join(Patience))
        {
            _bell.Dispose();
            return;
        }

        _faults.Report(Place, $"The disk took longer than {Patience.TotalSeconds} seconds: the recording keeps its temporary name and lacks its end.");
    }

    /// <summary>Lets the recorder see which assets the painter is given.</summary>
    /// <exception cref="InvalidOperationException">It records another panel already.</exception>
    internal IAssetSource Watch(IAssetSource assets)
    {
        var watch = new AssetWatch(assets, _options.MaxAssetBytes, () => Volatile.Read(ref _noted) + 1);
        if (Interlocked.CompareExchange(ref _assets, watch, null) is not null) throw new InvalidOperationException("A recorder records one panel.");
        return watch;
    }

    /// <summary>Notes a frame. Called by the frame thread.</summary>
    internal void Note(Snapshot snapshot, DateTimeOffset time, bool isStale, bool lacksFilm, PixelRect damage, in PictureView picture)
    {
        if (!_hasEnded) Add(snapshot, time, isStale, lacksFilm, damage, PictureHash.Of(picture));
    }

    /// <summary>Notes a frame that could not be drawn. Called by the frame thread.</summary>
    internal void NoteFailure(Snapshot snapshot, DateTimeOffset time)
    {
        if (!_hasEnded) Add(snapshot, time, isStale: false, lacksFilm: false, default, null);
    }

    /// <summary>Lets the recorder's thread look for frames at once.</summary>
    internal void Wake() => _bell.Ring();

    private void Add(Snapshot snapshot, DateTimeOffset time, bool isStale, bool lacksFilm, PixelRect damage, ulong? hash)
    {
        Volatile.Write(ref _noted, _noted + 1);
        if (!_ring.TryAdd(new FrameNote(_noted, snapshot, time, isStale, lacksFilm, damage, hash))) Volatile.Write(ref _lost, _lost + 1);
    }

    private void Run()
    {
        try
        {
            string? reason = null;
            while (reason is null && !_stopping)
            {
                _bell.Wait(_options.Interval);
                reason = WriteWaiting();
            }

            // What was noted until it was asked to stop belongs to it.
            reason ??= WriteWaiting();
            _hasEnded = true;
            if (reason is not null) _faults.Report(Place, $"The recording ended after {_written} frames: {reason}");
            if (Lost > 0) _faults.Report(Place, $"{Lost} frames are not in the recording, because too many waited for the disk.");
            _file.End(new RecordingLine.End(_written, Lost, reason));
        }
#pragma warning disable CA1031 // Whatever stands in the way of a recording, the panel goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _faults.Report(Place, e);
        }

        _hasEnded = true;
        _assets?.End();
        // What came too late holds its snapshots no longer.
        while (_ring.TryTake(out _))
        {
        }

        Remove();
    }

    /// <summary>Removes a file that could not be finished; one that was has its name and stays.</summary>
    private void Remove()
    {
        try
        {
            _file.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _faults.Report(Place, e);
        }
    }

    /// <summary>Writes the frames that wait.</summary>
    /// <returns>Why it has to end; null if it goes on.</returns>
    private string? WriteWaiting()
    {
        while (_ring.TryTake(out var note))
        {
            if (_written >= _options.MaxFrames) return $"it may not have more than {_options.MaxFrames}.";
            if (Write(note) is { } reason) return reason;
        }

        return null;
    }

    private string? Write(in FrameNote note)
    {
        var full = $"it may not have more than {_options.MaxBytes} bytes.";
        while (_assets is not null && _assets.TryTake(note.Number, out var asset))
        {
            if (asset.LeftOut > 0) _faults.Report(Place, $"The asset {asset.Id} of {asset.LeftOut} bytes is not in the recording, because all together may not have more than {_options.MaxAssetBytes}.");
            if (!_file.TryAppend(new RecordingLine.Asset(asset.Id, asset.Bytes, asset.LeftOut))) return full;
        }

        if (!ReferenceEquals(note.Snapshot, _snapshot))
        {
            try
            {
                if (!_file.TryAppend(_scenes + 1, note.Snapshot)) return full;
            }
            catch (JsonException)
            {
                return "a scene is nested too deep to be written.";
            }

            _scenes++;
            _snapshot = note.Snapshot;
        }

        var hash = note.Hash is { } picture ? PictureHash.Print(picture) : null;
        if (!_file.TryAppend(new RecordingLine.Frame(note.Number, note.Time, _scenes, note.IsStale, note.Damage, hash, note.LacksFilm))) return full;
        Volatile.Write(ref _written, _written + 1);
        return null;
    }
}
