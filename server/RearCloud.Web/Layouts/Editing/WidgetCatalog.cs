using MudBlazor;

namespace RearCloud.Web.Layouts.Editing;

/// <summary>The widgets that people can add, and what they can change about them.</summary>
internal static class WidgetCatalog
{
    private static readonly WidgetProperty Color = new WidgetProperty.Colour("color", "Colour", "#FFFFFF");

    private static readonly WidgetProperty Weight = new WidgetProperty.Choice(
        "weight", "Weight", "400", [("200", "Thin"), ("300", "Light"), ("400", "Regular"), ("500", "Medium"), ("600", "Semibold"), ("700", "Bold")]);

    private static readonly WidgetProperty Zone = new WidgetProperty.Text("zone", "Time zone", "", 1, "Empty for the phone's own, or a name like Asia/Tokyo");

    public static IReadOnlyList<WidgetKind> Kinds { get; } =
    [
        new("digital-clock", "Digital clock", "The time in figures", Icons.Material.Outlined.Schedule, 560, 216, "\"weight\":300",
            [
                new WidgetProperty.Choice("hours", "Hours", "auto", [("auto", "As the phone"), ("24", "24 h"), ("12", "12 h")]),
                new WidgetProperty.Toggle("seconds", "Seconds", false),
                Weight, Align("center"), Color, Zone,
            ]),
        new("analog-clock", "Analog clock", "A dial with hands", Icons.Material.Outlined.WatchLater, 320, 320, "\"seconds\":\"sweep\"",
            [
                new WidgetProperty.Choice("seconds", "Second hand", "tick", [("none", "None"), ("tick", "Ticks"), ("sweep", "Sweeps")]),
                new WidgetProperty.Choice("face", "Face", "dots", [("none", "Plain"), ("dots", "Dots"), ("numerals", "Numerals")]),
                Color, new WidgetProperty.Colour("accent", "Second hand's colour", "#FF9F0A"), Zone,
            ]),
        new("date", "Date", "Weekday, day and month", Icons.Material.Outlined.CalendarToday, 560, 64, "\"style\":\"long\"",
            [
                new WidgetProperty.Choice("style", "Length", "medium", [("short", "Short"), ("medium", "Medium"), ("long", "Long")]),
                Weight, Align("center"), Color, Zone,
            ]),
        new("text", "Text", "Words, emoji, any script", Icons.Material.Outlined.Notes, 400, 96, "\"text\":\"Hello\",\"size\":40",
            [
                new WidgetProperty.Text("text", "Text", "", 3, "{battery.level} shows a live value"),
                new WidgetProperty.Number("size", "Size", 40, 22, 400, 2, "px"),
                Weight, Align("start"),
                new WidgetProperty.Number("lines", "Lines at most", 1, 1, 20, 1, ""),
                new WidgetProperty.Choice("overflow", "Too long for its box", "cut", [("cut", "Is cut"), ("run", "Runs through")]),
                Color,
            ]),
        new("image", "Image", "A picture of yours", Icons.Material.Outlined.Image, 280, 280, "\"radius\":36",
            [
                new WidgetProperty.Picture("asset", "Picture"),
                new WidgetProperty.Choice("fit", "Fit", "cover", [("cover", "Fill"), ("contain", "Whole"), ("fill", "Stretch")]),
                new WidgetProperty.Number("radius", "Corner radius", 0, 0, 286, 4, "px"),
            ]),
        new("battery", "Battery", "The phone's charge", Icons.Material.Outlined.Battery5Bar, 160, 160, "\"style\":\"ring\"",
            [
                new WidgetProperty.Choice("style", "Style", "ring", [("ring", "Ring"), ("bar", "Bar"), ("text", "Figures")]),
                new WidgetProperty.Number("low", "Warn below", 20, 0, 100, 5, "%"),
                Color,
            ]),
    ];

    public static WidgetKind? Find(string kind) => Kinds.FirstOrDefault(k => k.Kind == kind);

    private static WidgetProperty.Choice Align(string otherwise) => new("align", "Align", otherwise, [("start", "Start"), ("center", "Centre"), ("end", "End")]);
}
