using System.Globalization;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Panel.Films;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Pacing;
using RearCloud.Panel.Post;
using RearCloud.Panel.Scenes;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;
using RearCloud.Panel.Tracing;
using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Images;
using RearCloud.Scene;

namespace RearCloud.Panel;

/// <summary>What a panel is made of.</summary>
public sealed record PanelOptions
{
    public required PanelProfile Panel { get; init; }

    /// <summary>Where finished frames go.</summary>
    public required IReadOnlyList<IFrameSink> Sinks { get; init; }

    /// <summary>What sinks that show the output get; null if none does, and then it costs nothing.</summary>
    public OutputOptions? Output { get; init; }

    /// <summary>Where images come from.</summary>
    public required IAssetSource Assets { get; init; }

    /// <summary>The fonts, shared with others in the program; null for a library of its own.</summary>
    public FontLibrary? Fonts { get; init; }

    /// <summary>Folder with the last good documents, as <see cref="Core.Documents.DocumentSlot.FileNames"/> names them; null if there is none.</summary>
    public string? SlotFolder { get; init; }

    /// <summary>Whose settings choose the layout; null if none do.</summary>
    public string? DeviceId { get; init; }

    /// <summary>The owner's time zone.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The owner's language and customs.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>The panel's own beat, or null for a timer at its fastest rate.</summary>
    public IVsync? Vsync { get; init; }

    /// <summary>The wall clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where the panel marks the stations of mutations.</summary>
    public EditTraceLog Traces { get; init; } = new();

    /// <summary>Shows the panel's statistics over its scene; can be switched while it runs.</summary>
    public bool HasOverlay { get; init; }

    /// <summary>Where single frames are recorded with their stages, or null.</summary>
    public FrameTrace? Trace { get; init; }

    /// <summary>What the device draws from its battery.</summary>
    public PowerModel Power { get; init; } = new();

    /// <summary>Where the panel notes what fails; sinks and sources may share it.</summary>
    public FaultLog Faults { get; init; } = new(TimeProvider.System);

    /// <summary>Frames of films that are decoded ahead; null where each is decoded when it is drawn.</summary>
    internal FilmRings? Films { get; init; }

    /// <summary>How long scenes may take.</summary>
    internal SceneLimits SceneLimits { get; init; } = new();

    /// <summary>Replaced only by tests that break it.</summary>
    internal Func<SceneInput, Snapshot?, Snapshot> BuildScene { get; init; } = SceneBuilder.Build;

    /// <summary>Replaced only by tests that break it.</summary>
    internal Func<PanelOptions, IPanelRaster> OpenRaster { get; init; } = o => new CompositorRaster(o.Panel.Size, o.Fonts ?? new FontLibrary(), o.Assets, o.Films);
}
