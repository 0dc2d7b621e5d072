using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Web.Layouts.Editing;

namespace RearCloud.Web.Wallpapers;

/// <summary>Wallpapers that move: those that can be had at once, and what people can change about each kind.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Body">The document.</param>
internal sealed record LiveWallpaper(string Name, JsonElement Body)
{
    private static readonly WidgetProperty Speed = new WidgetProperty.Number("speed", "Speed", 1, 0, 4, 0.25, "×");

    private static readonly Dictionary<string, IReadOnlyList<WidgetProperty>> ByType = new()
    {
        ["flow"] = [Speed, new WidgetProperty.Number("scale", "Size of shapes", 1, 0.25, 4, 0.25, "×")],
        ["particles"] =
        [
            new WidgetProperty.Choice("style", "Style", "dust", [("dust", "Dust"), ("snow", "Snow"), ("embers", "Embers"), ("stars", "Stars")]),
            new WidgetProperty.Number("count", "How many", 100, 10, 400, 10, ""), new WidgetProperty.Number("size", "Size", 8, 1, 24, 1, "px"), Speed,
            new WidgetProperty.Colour("color", "Colour", "#FFFFFF"),
        ],
        ["parallax"] = [new WidgetProperty.Number("reach", "How far it moves", 48, 0, 96, 4, "px")],
    };

    public static IReadOnlyList<LiveWallpaper> All { get; } =
    [
        Of("Aurora", """ "type":"flow","colors":["#02040A","#071A2B","#0A3B46","#12705C"],"seed":3 """),
        Of("Nightfall", """ "type":"flow","colors":["#070410","#24103A","#6B1F4E","#8E4334"],"seed":7 """),
        Of("Deep sea", """ "type":"flow","colors":["#01040A","#041A30","#0B4466","#1F6A80"],"seed":11 """),
        Of("Snowfall", """ "type":"particles","style":"snow","count":110,"size":9,"color":"#F4F8FF","colors":["#1A2A44","#0A1018"] """),
        Of("Embers", """ "type":"particles","style":"embers","count":90,"size":12,"color":"#FF7A2E","colors":["#0B0506","#2A0C07"] """),
        Of("Motes", """ "type":"particles","style":"dust","count":60,"size":14,"color":"#FFE2B890","colors":["#2A1D14","#090605"] """),
        Of(
            "Starfield",
            """
            "type":"parallax","colors":["#0B1330","#04050B"],
            "layers":[{"depth":0.3,"style":"stars","size":4},{"depth":0.7,"style":"stars","count":40,"size":8,"seed":2},{"depth":1,"style":"dust","count":14,"size":24,"color":"#7FA6FF50","speed":0.5}]
            """),
    ];

    /// <summary>What can be changed about a wallpaper that moves; nothing about another.</summary>
    public static IReadOnlyList<WidgetProperty> PropertiesOf(Document wallpaper) =>
        TypeOf(wallpaper) is { } type && ByType.TryGetValue(type, out var properties) ? properties : [];

    /// <summary>True if the wallpaper moves.</summary>
    public static bool Moves(Document? wallpaper) => wallpaper is not null && TypeOf(wallpaper) is { } type && ByType.ContainsKey(type);

    /// <summary>The type that lets a still picture follow the hand, or lets it stand again; null if it is no such picture.</summary>
    public static string? OtherType(Document wallpaper) => TypeOf(wallpaper) switch
    {
        "image" or "gradient" => "parallax",
        "parallax" when wallpaper.Body.TryGetProperty("asset", out _) => "image",
        "parallax" when wallpaper.Body.TryGetProperty("colors", out _) && !wallpaper.Body.TryGetProperty("layers", out _) => "gradient",
        _ => null,
    };

    /// <summary>What it is: the member <c>type</c>.</summary>
    public static string? TypeOf(Document wallpaper) =>
        wallpaper.Body.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    private static LiveWallpaper Of(string name, string members) => new(name, JsonElement.Parse($$"""{"format":1,"name":"{{name}}",{{members}}}"""));
}
