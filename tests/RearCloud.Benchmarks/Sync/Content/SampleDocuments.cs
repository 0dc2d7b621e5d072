using System.Globalization;
using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Benchmarks.Sync.Content;

/// <summary>
/// An account's documents as people have them: layouts of four to eight widgets with names, colours, places and texts that differ, wallpapers of
/// all types and notification rules, with ids as the pages make them. The same for the same seed.
/// </summary>
internal sealed class SampleDocuments(int seed)
{
    private static readonly DateTimeOffset FirstDay = new(2026, 1, 5, 7, 30, 0, TimeSpan.Zero);
    private static readonly string[] Adjectives = ["Quiet", "Warm", "Night", "Early", "Amber", "Blue", "Paper", "Slow", "Clear", "Winter", "Garden", "Copper", "Misty", "Bright"];
    private static readonly string[] Nouns = ["desk", "harbour", "run", "reading", "meeting", "dunes", "train", "kitchen", "forest", "signal", "studio", "evening", "weekend", "focus"];
    private static readonly string[] Texts = ["Back at noon", "Do not disturb", "Hello", "Call me: +44 20 7946 0018", "Gone running", "Guten Morgen", "In a meeting until {time}", "Water the plants", "Happy birthday, Ada!", "Merci"];
    private static readonly string[] Apps = ["org.signal", "com.example.mail", "org.telegram", "com.example.bank", "org.calendar", "com.example.news", "com.example.chat", "org.matrix"];
    private static readonly string[] Colors = ["#FFFFFF", "#8FE3C0", "#F2C14E", "#E05263", "#6E3464", "#0A1236", "#3D9DF2", "#C9D6DF", "#FF8A5B", "#1B4332"];
    private static readonly string[] Zones = ["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Sydney"];

    private readonly Random _random = new(seed);
    private DateTimeOffset _time = FirstDay;

    /// <summary>A create of each of so many documents: three fifths layouts, a quarter wallpapers, the rest rules.</summary>
    public IReadOnlyList<Edit> Creates(int count) => [.. Enumerable.Range(0, count).Select(i => (i % 20) switch
    {
        < 12 => Edit.Create(new DocumentKey(DocumentKind.Layout, NewId("layout")), Layout(4 + _random.Next(5))),
        < 17 => Edit.Create(new DocumentKey(DocumentKind.Wallpaper, NewId("wallpaper")), Wallpaper()),
        _ => Edit.Create(new DocumentKey(DocumentKind.NotificationRule, NewId("rule")), Rule()),
    })];

    /// <summary>A layout of a number of widgets; the first is always a clock named <c>clock</c>.</summary>
    public JsonElement Layout(int widgets)
    {
        var members = string.Join(',', Enumerable.Range(0, widgets).Select(i => $"\"{(i == 0 ? "clock" : WidgetId(i))}\":{Widget(i)}"));
        return Parse($$"""{"format":1,"name":"{{Name()}}","order":"{{Order()}}","canvas":{"width":904,"height":572},"background":"{{Color()}}","widgets":{ {{members}} } }""");
    }

    /// <summary>Moves the clock of a layout, as a drag does.</summary>
    public static Edit Drag(DocumentKey layout, Sequence basedOn, long turn) => Edit.Set(
        layout, basedOn, new FieldChange(FieldPath.Of("widgets", "clock", "frame"), Parse(string.Create(CultureInfo.InvariantCulture, $$"""{"x":{{300 + (turn % 97)}},"y":{{152 + (turn % 61)}},"width":488,"height":232}"""))));

    private static JsonElement Parse(string json) => JsonElement.Parse(json);

    // As the pages make them: the time in milliseconds and a few random digits.
    private DocumentId NewId(string prefix)
    {
        _time += TimeSpan.FromSeconds(40 + _random.Next(90_000));
        return new DocumentId($"{prefix}-{_time.ToUnixTimeMilliseconds():x12}7{_random.Next(0x1000):x3}{0x8000 | _random.Next(0x4000):x4}");
    }

    private string WidgetId(int i) => i switch { 1 => "date", 2 => "battery", 3 => "greeting", _ => $"widget-{_random.Next(0x10000):x4}" };

    private string Widget(int i) => (i == 0 ? 0 : i == 1 ? 1 : i == 2 ? 2 : i == 3 ? 3 : _random.Next(6)) switch
    {
        0 => $$"""{"kind":"digital-clock","order":"{{Order()}}","frame":{{Frame()}},"hours":"{{Pick("12", "24", "auto")}}","seconds":{{Truth()}},"color":"{{Color()}}","weight":{{Weight()}},"align":"{{Align()}}"}""",
        1 => $$"""{"kind":"date","order":"{{Order()}}","frame":{{Frame()}},"style":"{{Pick("short", "medium", "long")}}","color":"{{Color()}}","weight":{{Weight()}},"align":"{{Align()}}"}""",
        2 => $$"""{"kind":"battery","order":"{{Order()}}","frame":{{Frame()}},"style":"{{Pick("ring", "bar", "text")}}","color":"{{Color()}}","low":{{5 * (1 + _random.Next(6))}}}""",
        3 or 4 => $$"""{"kind":"text","order":"{{Order()}}","frame":{{Frame()}},"text":"{{Pick(Texts)}}","size":{{22 + (2 * _random.Next(20))}},"color":"{{Color()}}","weight":{{Weight()}},"align":"{{Align()}}","lines":{{1 + _random.Next(3)}}}""",
        _ => $$"""{"kind":"analog-clock","order":"{{Order()}}","frame":{{Frame()}},"seconds":"{{Pick("none", "tick", "sweep")}}","face":"{{Pick("none", "dots", "numerals")}}","color":"{{Color()}}","accent":"{{Color()}}","zone":"{{Pick(Zones)}}"}""",
    };

    private JsonElement Wallpaper() => Parse(_random.Next(2) == 0
        ? $$"""{"format":1,"name":"{{Name()}}","type":"color","color":"{{Color()}}"}"""
        : $$"""{"format":1,"name":"{{Name()}}","type":"gradient","colors":["{{Color()}}","{{Color()}}"]}""");

    private JsonElement Rule() => Parse(
        $$"""{"format":1,"name":"{{Name()}}","match":{"app":"{{Pick(Apps)}}"},"show":"{{Pick("full", "redacted", "none")}}","redact":{"title":{{Truth()}},"text":{{Truth()}} } }""");

    private string Frame() => string.Create(
        CultureInfo.InvariantCulture, $$"""{"x":{{264 + (8 * _random.Next(20))}},"y":{{8 * _random.Next(30)}},"width":{{80 + (8 * _random.Next(40))}},"height":{{40 + (8 * _random.Next(25))}}}""");

    private string Name() => $"{Pick(Adjectives)} {Pick(Nouns)}";

    private string Order() => $"{(char)('B' + _random.Next(24))}{(char)('b' + _random.Next(24))}V";

    private string Color() => Pick(Colors);

    private string Align() => Pick("start", "center", "end");

    private string Truth() => _random.Next(2) == 0 ? "true" : "false";

    private int Weight() => 100 * (3 + _random.Next(5));

    private string Pick(params string[] from) => from[_random.Next(from.Length)];
}
