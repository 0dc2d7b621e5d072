using System.Globalization;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Panel.Films;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Pacing;
using RearCloud.Panel.Post;
using RearCloud.Panel.Recording;
using RearCloud.Panel.Scenes;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;
using RearCloud.Panel.Tracing;
using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Images;
using RearCloud.Scene;

namespace RearCloud.Panel;

/// <summary>What a panel is made of. Only the profile and the sinks must be given; the rest has the values of a panel that runs alone.</summary>
public sealed record PanelOptions
{
    /// <summary>Pixels, cut-outs, rates and light of the panel: one of <see cref="PanelProfiles"/>, or the vendor's own.</summary>
    public required PanelProfile Panel { get; init; }

    /// <summary>Where finished frames go; none is allowed. Whoever made them disposes them, after the panel.</summary>
    public required IReadOnlyList<IFrameSink> Sinks { get; init; }

    /// <summary>What hardware gets (<see cref="IFrameSink.ShowsOutput"/>): brightness, colour, wear, dither, format. Null if no sink shows it, and then it costs nothing.</summary>
    public OutputOptions? Output { get; init; }

    /// <summary>Where images come from: <see cref="AssetFolder"/>, or a source of one's own. None by default: places of images are then drawn as missing.</summary>
    public IAssetSource Assets { get; init; } = AssetFolder.None;

    /// <summary>The fonts, shared with others in the program; null for a library of its own, with Noto's files where Debian keeps them.</summary>
    public FontLibrary? Fonts { get; init; }

    /// <summary>
    /// The most bytes that pictures may hold: images, gradients, shadows, sheets and the panel's own; null for 24 pictures of its size. What was not shown for longest
    /// gives way, and a sheet that finds no room is drawn directly: slower, with the same pixels.
    /// </summary>
    public long? PictureBytes { get; init; }

    /// <summary>Folder with the last good documents, as <see cref="Core.Documents.DocumentSlot.FileNames"/> names them; null if there is none.</summary>
    public string? SlotFolder { get; init; }

    /// <summary>Id of the device settings that choose the layout; null if none do, and then it is the first by order.</summary>
    public string? DeviceId { get; init; }

    /// <summary>The owner's time zone at the start; <see cref="Signals.IPanelFeed.SetZone"/> changes it.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The owner's language and customs: hours, names of days, percent signs, the side where a line starts.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>The panel's own beat, or null for a timer at its fastest rate.</summary>
    public IVsync? Vsync { get; init; }

    /// <summary>The wall clock of clocks, faults and stations.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where the panel marks the stations of mutations.</summary>
    public EditTraceLog Traces { get; init; } = new();

    /// <summary>Shows the panel's statistics over its scene; can be switched while it runs.</summary>
    public bool HasOverlay { get; init; }

    /// <summary>Where single frames are recorded with their stages, to be written by <see cref="ChromeTrace"/>; null for nowhere.</summary>
    public FrameTrace? Trace { get; init; }

    /// <summary>What writes down the inputs of each frame, or null; then it costs nothing.</summary>
    public InputRecorder? Recorder { get; init; }

    /// <summary>What the device draws from its battery.</summary>
    public PowerModel Power { get; init; } = new();

    /// <summary>Where the panel notes what fails while it goes on; sinks and sources may share it.</summary>
    public FaultLog Faults { get; init; } = new(TimeProvider.System);

    /// <summary>Frames of films that are decoded ahead; null where each is decoded when it is drawn.</summary>
    internal FilmRings? Films { get; init; }

    /// <summary>How long scenes may take.</summary>
    internal SceneLimits SceneLimits { get; init; } = new();

    /// <summary>Replaced only by tests that break it.</summary>
    internal Func<SceneInput, Snapshot?, Snapshot> BuildScene { get; init; } = SceneBuilder.Build;

    /// <summary>Replaced only by tests that break it.</summary>
    internal Func<PanelOptions, IPanelRaster> OpenRaster { get; init; } =
        o => new CompositorRaster(o.Panel.Size, o.Fonts ?? new FontLibrary(), o.Assets, o.PictureBytes, o.Films);
}
