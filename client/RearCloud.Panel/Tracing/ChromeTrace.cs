using System.Text.Json;
using RearCloud.Panel.Statistics;
using RearCloud.Panel.Statistics.Misses;
using RearCloud.Panel.Tracing.Rings;

namespace RearCloud.Panel.Tracing;

/// <summary>Writes a trace as a file that Perfetto and Chrome's trace viewer open.</summary>
/// <remarks>
/// The JSON object form of the Trace Event Format: complete events (<c>X</c>) for stages, instants (<c>i</c>) for beats and misses, metadata
/// (<c>M</c>) for names; times in microseconds since the first event. The runtime tells of a collection only afterwards: its event has the true
/// length and ends where the frame thread noticed it, on a row of its own.
/// </remarks>
public static class ChromeTrace
{
    private const int Process = 1;
    private const int FrameRow = 1;
    private const int SceneRow = 2;
    private const int CollectorRow = 3;

    public static void Write(FrameTrace trace, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var events = trace.Frames.Read().Concat(trace.Scenes.Read()).ToList();
        // What encloses comes before what it encloses, also if both begin at once.
        events.Sort((a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : b.End != a.End ? b.End.CompareTo(a.End) : a.Stage.CompareTo(b.Stage));
        var origin = events.Count == 0 ? 0 : events[0].Begin;

        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("displayTimeUnit", "ms");
        json.WriteStartArray("traceEvents");
        WriteName(json, "process_name", 0, "panel");
        WriteName(json, "thread_name", FrameRow, "panel frames");
        WriteName(json, "thread_name", SceneRow, "panel scene");
        WriteName(json, "thread_name", CollectorRow, "garbage collector");
        foreach (var happening in events) WriteEvent(json, happening, origin);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteName(Utf8JsonWriter json, string what, int row, string name)
    {
        json.WriteStartObject();
        json.WriteString("name", what);
        json.WriteString("ph", "M");
        json.WriteNumber("pid", Process);
        json.WriteNumber("tid", row);
        json.WriteStartObject("args");
        json.WriteString("name", name);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteEvent(Utf8JsonWriter json, in TraceEvent happening, long origin)
    {
        var isInstant = happening.Stage is TraceStage.Beat or TraceStage.Miss;
        json.WriteStartObject();
        json.WriteString("name", NameOf(happening.Stage));
        json.WriteString("cat", "panel");
        json.WriteString("ph", isInstant ? "i" : "X");
        json.WriteNumber("ts", (happening.Begin - origin) / 1000m);
        if (isInstant) json.WriteString("s", "t");
        else json.WriteNumber("dur", (happening.End - happening.Begin) / 1000m);
        json.WriteNumber("pid", Process);
        json.WriteNumber("tid", RowOf(happening.Stage));
        json.WriteStartObject("args");
        WriteFacts(json, happening);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFacts(Utf8JsonWriter json, in TraceEvent happening)
    {
        switch (happening.Stage)
        {
            case TraceStage.Frame or TraceStage.Post or TraceStage.Present:
                json.WriteNumber("frame", happening.Frame);
                break;
            case TraceStage.Compose:
                json.WriteNumber("frame", happening.Frame);
                json.WriteNumber("damagePixels", happening.Amount);
                break;
            case TraceStage.Build:
                json.WriteNumber("snapshot", happening.Frame);
                break;
            case TraceStage.Beat:
                json.WriteNumber("beat", happening.Frame);
                json.WriteNumber("latenessMicroseconds", happening.Amount / 1000m);
                break;
            case TraceStage.Miss:
                json.WriteNumber("beat", happening.Frame);
                json.WriteNumber("missed", happening.Amount);
                json.WriteString("cause", CauseNames.Of((MissCause)happening.Detail));
                break;
            case TraceStage.Collection:
                json.WriteNumber("collections", happening.Amount);
                break;
        }
    }

    private static string NameOf(TraceStage stage) => stage switch
    {
        TraceStage.Frame => "frame",
        TraceStage.Compose => "compose",
        TraceStage.Post => "post",
        TraceStage.Present => "present",
        TraceStage.Build => "build",
        TraceStage.Beat => "beat",
        TraceStage.Miss => "miss",
        _ => "collection",
    };

    private static int RowOf(TraceStage stage) => stage switch
    {
        TraceStage.Build => SceneRow,
        TraceStage.Collection => CollectorRow,
        _ => FrameRow,
    };
}
