using System.Buffers;
using System.Text;
using System.Text.Json;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;

namespace RearCloud.Server.Sync.Streams.Rows;

/// <summary>
/// An edit as the history keeps it: <c>{"operation":"set","base":12,"fields":[{"path":"/name","value":"Dunes"}],"lost":[{"path":"/name","value":"Sand","incoming":false}]}</c>.
/// A create and a replacement have <c>body</c> instead of <c>fields</c>, a move has <c>member</c>, <c>after</c> (absent: the front) and <c>afterOrder</c>; a member without <c>value</c> was removed; <c>incoming</c> tells that this edit's value lost to what stood.
/// </summary>
internal static class ChangeText
{
    public static string Write(Edit edit, IReadOnlyList<LostValue> lost)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("operation", Name(edit.Operation));
            json.WriteNumber("base", edit.Base.Value);
            Write(json, "body", edit.Body);
            if (edit.Fields.Count > 0) WriteFields(json, edit.Fields);
            if (edit.Place is { } place) WritePlace(json, place);
            if (lost.Count > 0) WriteLost(json, lost);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Name(EditOperation operation) => operation switch
    {
        EditOperation.Create => "create",
        EditOperation.Set => "set",
        EditOperation.Delete => "delete",
        EditOperation.Restore => "restore",
        EditOperation.Move => "move",
        EditOperation.Replace => "replace",
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    private static void WriteFields(Utf8JsonWriter json, IReadOnlyList<FieldChange> fields)
    {
        json.WriteStartArray("fields");
        foreach (var field in fields)
        {
            json.WriteStartObject();
            json.WriteString("path", field.Path.Pointer);
            Write(json, "value", field.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter json, MemberPlace place)
    {
        json.WriteString("member", place.Member.Pointer);
        if (place.After is { } after) json.WriteString("after", after);
        if (place.AfterOrder is { } order) json.WriteString("afterOrder", order);
    }

    private static void WriteLost(Utf8JsonWriter json, IReadOnlyList<LostValue> lost)
    {
        json.WriteStartArray("lost");
        foreach (var value in lost)
        {
            json.WriteStartObject();
            json.WriteString("path", value.Path.Pointer);
            Write(json, "value", value.Value);
            json.WriteBoolean("incoming", value.WasIncoming);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, JsonElement? value)
    {
        if (value is not { } present) return;
        json.WritePropertyName(name);
        present.WriteTo(json);
    }
}
