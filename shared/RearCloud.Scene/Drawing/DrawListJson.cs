using System.Collections.Immutable;
using System.Text.Json;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Scene.Drawing.Json;

namespace RearCloud.Scene.Drawing;

/// <summary>
/// The form of a snapshot that loses nothing: what is read equals what was written, to the last bit of each number, also where a number is none and a text
/// is no text. For files that machines read; <see cref="DrawListText"/> is for people.
/// </summary>
/// <remarks>
/// Numbers are written so that they are read as the same ones (IEEE 754 shortest form), those that are none by their names. An instruction and a motion are
/// told apart by the words at <see cref="DrawOp"/> and <see cref="Animation.Motion"/>. A text that is not UTF-16 is a list of its units.
/// </remarks>
public static class DrawListJson
{
    /// <summary>The deepest nesting of JSON that is written and read: that of about fifty sheets in each other.</summary>
    public const int MostDepth = 256;

    /// <summary>Writes one object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="snapshot">What.</param>
    /// <param name="panel">A snapshot of this very panel does not repeat it.</param>
    /// <exception cref="JsonException">It is nested deeper than <see cref="MostDepth"/>.</exception>
    public static void Write(Utf8JsonWriter json, Snapshot snapshot, PanelProfile panel)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var traces = snapshot.Traces.IsDefaultOrEmpty ? [] : snapshot.Traces.Select(trace => trace.ToString()).ToImmutableArray();
        var parts = new SnapshotParts(snapshot.Layers, snapshot.FrameRate, traces, snapshot.NextChange, ReferenceEquals(snapshot.Panel, panel) ? null : snapshot.Panel);
        JsonSerializer.Serialize(json, parts, SceneJson.Default.SnapshotParts);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="json">The object.</param>
    /// <param name="panel">Of a snapshot that does not name one.</param>
    /// <exception cref="JsonException">It is not what this class writes, or says what cannot be: a message for people.</exception>
    public static Snapshot Read(JsonElement json, PanelProfile panel)
    {
        try
        {
            var parts = json.Deserialize(SceneJson.Default.SnapshotParts) ?? throw new JsonException("There is no snapshot.");
            PartsCheck.NoneMissing(parts.Layers.AsSpan());
            return new Snapshot(parts.Panel ?? panel, parts.Layers, parts.NextChange, parts.FrameRate, [.. parts.Traces.Select(Trace)]);
        }
        // What a constructor refuses, and what the serializer says of a type without a word or of a text that is none.
        catch (Exception e) when (e is ArgumentException or OverflowException or NotSupportedException or InvalidOperationException)
        {
            throw new JsonException(e.Message, e);
        }
    }

    private static TraceId Trace(string text) => TraceId.TryParse(text, out var trace) ? trace : throw new JsonException("A trace is not a trace id.");
}
