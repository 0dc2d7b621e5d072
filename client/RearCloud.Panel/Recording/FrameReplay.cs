using System.Diagnostics.CodeAnalysis;
using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Recording.Files;
using RearCloud.Panel.Recording.Hashing;
using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Pictures;
using RearCloud.Rendering.Post;
using RearCloud.Scene;

namespace RearCloud.Panel.Recording;

/// <summary>
/// Makes the frames of a recording again, one after the other, and says which of them come out differently. The same program with the same fonts on the same
/// kind of processor gives the same pictures. For one thread.
/// </summary>
public sealed class FrameReplay : IDisposable
{
    private readonly RecordingReader _reader;
    private readonly ReplayAssets _assets = new();
    private readonly List<string> _leftOut = [];
    private readonly FontLibrary _fonts;
    private CompositorRaster? _raster;
    private Snapshot? _snapshot;
    private long _scene;
    private long _frames;
    private long _last;

    private FrameReplay(RecordingReader reader, RecordingLine.Header header, FontLibrary fonts)
    {
        _reader = reader;
        _fonts = fonts;
        Panel = header.Panel;
        Product = header.Product;
    }

    /// <summary>The panel that was recorded.</summary>
    public PanelProfile Panel { get; }

    /// <summary>The program that recorded it, with its version.</summary>
    public string Product { get; }

    /// <summary>Ids of assets that the recording lacks because they were too large, as far as it was read. Frames that show them differ.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>Frames that the recorder lost; known at the end.</summary>
    public long Lost { get; private set; }

    /// <summary>Why the recording ended before it was asked to, or null; known at the end.</summary>
    public string? Reason { get; private set; }

    /// <summary>Opens a recording.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fonts">Those of the panel that was recorded; null for a library of its own.</param>
    /// <returns>
    /// The replay, or a problem with one of the codes <c>recording.file</c>, <c>recording.format</c>, <c>recording.version</c>, <c>recording.damaged</c>,
    /// <c>recording.too-large</c>, <c>recording.panel</c>.
    /// </returns>
    public static Result<FrameReplay> Open(string path, FontLibrary? fonts = null)
    {
        if (!RecordingReader.Open(path).TryGet(out var reader, out var problem)) return problem;
        if (reader.ReadHeader().TryGet(out var header, out problem) && (problem = Check(header.Panel)) is null) return new FrameReplay(reader, header, fonts ?? new FontLibrary());
        reader.Dispose();
        return problem;
    }

    /// <summary>Makes the next frame.</summary>
    /// <param name="frame">The frame, if there is another one.</param>
    /// <param name="problem">
    /// What is wrong with the recording, with one of the codes <c>recording.file</c>, <c>recording.truncated</c>, <c>recording.damaged</c>,
    /// <c>recording.too-large</c>; null at the end. Nothing can be read after it.
    /// </param>
    public bool TryNext([NotNullWhen(true)] out ReplayedFrame? frame, out Problem? problem)
    {
        frame = null;
        while (_reader.Next().TryGet(out var line, out problem))
        {
            if (line is RecordingLine.End end)
            {
                problem = Finish(end);
                return false;
            }

            if (line is RecordingLine.Frame recorded)
            {
                problem = TryMake(recorded, out frame);
                return frame is not null;
            }

            problem = Take(line);
            if (problem is not null) return false;
        }

        return false;
    }

    /// <summary>The picture of the last frame as a PNG file; null if it could not be drawn.</summary>
    public unsafe byte[]? Png()
    {
        if (_raster is null) return null;
        fixed (byte* pixels = _raster.Pixels) return PixelEncoder.Png((nint)pixels, _raster.RowBytes, Panel.Size);
    }

    public void Dispose()
    {
        _raster?.Dispose();
        _reader.Dispose();
    }

    private static Problem? Check(PanelProfile panel) => panel.Size is { Width: > 0, Height: > 0 } size && (long)size.Width * size.Height <= RecordingLimits.PanelPixels
        ? null
        : RecordingProblems.Panel($"A panel of {panel.Size} pixels cannot be drawn; 1 to {RecordingLimits.PanelPixels} are possible.");

    private Problem? Take(RecordingLine line)
    {
        switch (line)
        {
            case RecordingLine.Asset asset:
                _assets.Set(asset);
                if (asset.LeftOut > 0 && !_leftOut.Contains(asset.Id)) _leftOut.Add(asset.Id);
                return null;
            case RecordingLine.Scene scene when scene.Number == _scene + 1:
                if (!SceneReader.Read(scene, Panel, _reader.Line).TryGet(out var snapshot, out var problem)) return problem;
                (_snapshot, _scene) = (snapshot, scene.Number);
                return null;
            default:
                return RecordingProblems.Damaged(_reader.Line, "This line is out of order.");
        }
    }

    private Problem? Finish(RecordingLine.End end)
    {
        (Lost, Reason) = (end.Lost, end.Reason);
        return end.Frames == _frames ? null : RecordingProblems.Damaged(_reader.Line, $"The recording has {_frames} frames, and says that it has {end.Frames}.");
    }

    private Problem? TryMake(RecordingLine.Frame recorded, out ReplayedFrame? frame)
    {
        frame = null;
        ulong hash = 0;
        if (_snapshot is null || recorded.SceneNumber != _scene || recorded.Number <= _last) return RecordingProblems.Damaged(_reader.Line, "This frame is out of order.");
        if (recorded.Hash is not null && !PictureHash.TryParse(recorded.Hash, out hash)) return RecordingProblems.Damaged(_reader.Line, "The hash of this frame is none.");
        // Of frames that were lost nothing is known: what they left is drawn anew.
        var isStale = recorded.IsStale || recorded.Number != _last + 1;
        frame = Make(recorded, _snapshot, isStale, recorded.Hash is null ? null : hash);
        _last = recorded.Number;
        _frames++;
        return null;
    }

    private ReplayedFrame Make(RecordingLine.Frame recorded, Snapshot snapshot, bool isStale, ulong? hash)
    {
        try
        {
            _raster ??= new CompositorRaster(Panel.Size, _fonts, _assets, pictureBytes: null);
            if (isStale) _raster.Invalidate();
            _raster.Compose(snapshot, recorded.Time);
            return new ReplayedFrame(
                recorded.Number, recorded.Time, recorded.Damage, PictureHash.Of(new PictureView(_raster.Pixels, _raster.RowBytes, Panel.Size)), hash, recorded.LacksFilm);
        }
#pragma warning disable CA1031 // What throws here threw on the panel as well, or it is the difference that is looked for.
        catch (Exception)
#pragma warning restore CA1031
        {
            // As on the panel: it may be half drawn and is opened anew.
            _raster?.Dispose();
            _raster = null;
            return new ReplayedFrame(recorded.Number, recorded.Time, recorded.Damage, null, hash, recorded.LacksFilm);
        }
    }
}
