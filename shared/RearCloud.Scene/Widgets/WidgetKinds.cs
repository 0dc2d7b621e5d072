using System.Collections.Frozen;
using RearCloud.Scene.Layout;

namespace RearCloud.Scene.Widgets;

/// <summary>The kinds of widgets that this version can draw.</summary>
internal static class WidgetKinds
{
    private static readonly FrozenDictionary<string, Func<Members, IWidget?>> Readers =
        new Dictionary<string, Func<Members, IWidget?>>(StringComparer.Ordinal)
        {
            ["digital-clock"] = DigitalClock.Read,
            ["analog-clock"] = AnalogClock.Read,
            ["date"] = DateWidget.Read,
            ["text"] = TextWidget.Read,
            ["image"] = ImageWidget.Read,
            ["battery"] = Battery.Read,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>In alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Readers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The look that the members ask for; a placeholder for an unknown kind, and for one that lacks what it cannot do without.</summary>
    internal static IWidget Read(string kind, Members members) =>
        Readers.TryGetValue(kind, out var read) ? read(members) ?? new Placeholder(kind) : new Placeholder(kind);
}
