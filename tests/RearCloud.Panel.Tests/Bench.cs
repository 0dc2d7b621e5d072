using System.Globalization;
using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Tests;

/// <summary>Options of a panel on the test's bench.</summary>
internal static class Bench
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Fonts are costly to open and never change.</summary>
    private static readonly Rendering.Fonts.FontLibrary Fonts = new();

    public static PanelOptions Options(params IReadOnlyList<IFrameSink> sinks) => new()
    {
        Panel = PanelProfiles.Reference,
        Sinks = sinks,
        Assets = new NoAssets(),
        Fonts = Fonts,
        Culture = CultureInfo.GetCultureInfo("en-US"),
        Clock = new FixedClock(Noon),
        Faults = new FaultLog(new FixedClock(Noon)),
    };
}
