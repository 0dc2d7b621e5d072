using System.Buffers;
using System.Text;
using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;

namespace RearCloud.Server.Sync.Streams.Rows;

/// <summary>
/// An edit as the history keeps it: <c>{"operation":"set","base":12,"fields":[{"path":"/name","value":"Dunes"}],"lost":[{"path":"/name","value":"Sand","incoming":false}]}</c>.
/// A create and a replacement have <c>body</c> instead of <c>fields</c>, a move has <c>member</c>, <c>after</c> (absent: the front) and <c>afterOrder</c>; a member without <c>value</c> was removed; <c>incoming</c> tells that this edit's value lost to what stood.
/// What it replaced is <c>"before":{"version":11,"fields":[{"path":"/name","value":"Sand"}]}</c>, with <c>deleted</c> for a tombstone and <c>body</c> for all
/// members at once; <c>null</c> if there was no document. Rows of the first versions have no <c>before</c>.
/// </summary>
internal static class ChangeText
{
    public static string Write(Edit edit, IReadOnlyList<LostValue> lost, ReversePatch before)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("operation", OperationName.Of(edit.Operation));
            json.WriteNumber("base", edit.Base.Value);
            Write(json, "body", edit.Body);
            if (edit.Fields.Count > 0) WriteFields(json, edit.Fields);
            if (edit.Place is { } place) WritePlace(json, place);
            if (lost.Count > 0) WriteLost(json, lost);
            WriteBefore(json, before);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads a text of this form; <c>Before</c> is null in a row that does not tell it.</summary>
    public static (Edit Edit, IReadOnlyList<LostValue> Lost, ReversePatch? Before) Read(DocumentKey key, string text)
    {
        var json = JsonElement.Parse(text);
        var lost = json.TryGetProperty("lost", out var values) ? values.EnumerateArray().Select(ReadLost).ToList() : [];
        return (ReadEdit(key, json), lost, json.TryGetProperty("before", out var before) ? ReadBefore(before) : null);
    }

    private static Edit ReadEdit(DocumentKey key, JsonElement json)
    {
        var basedOn = new Sequence(json.GetProperty("base").GetInt64());
        var operation = json.GetProperty("operation").GetString();
        return operation switch
        {
            "create" => Edit.Create(key, json.GetProperty("body"), basedOn),
            "set" => Edit.Set(key, basedOn, ReadFields(json)),
            "delete" => Edit.Delete(key, basedOn),
            "restore" => Edit.Restore(key, basedOn),
            "move" => Edit.Move(key, basedOn, PathOf(json, "member"), TextOf(json, "after"), TextOf(json, "afterOrder")),
            "replace" => Edit.Replace(key, basedOn, json.GetProperty("body")),
            _ => throw new InvalidOperationException($"The history has an operation '{operation}' that this version does not know."),
        };
    }

    private static ReversePatch ReadBefore(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null) return ReversePatch.Nothing;
        var version = new Sequence(json.GetProperty("version").GetInt64());
        var wasDeleted = json.TryGetProperty("deleted", out var deleted) && deleted.GetBoolean();
        return json.TryGetProperty("body", out var body)
            ? ReversePatch.Whole(version, wasDeleted, body)
            : ReversePatch.Members(version, wasDeleted, ReadFields(json));
    }

    private static List<FieldChange> ReadFields(JsonElement json) =>
        json.TryGetProperty("fields", out var fields) ? fields.EnumerateArray().Select(f => new FieldChange(PathOf(f, "path"), ValueOf(f))).ToList() : [];

    private static LostValue ReadLost(JsonElement json) => new(PathOf(json, "path"), ValueOf(json), json.GetProperty("incoming").GetBoolean());

    private static JsonElement? ValueOf(JsonElement json) => json.TryGetProperty("value", out var value) ? value : null;

    private static string? TextOf(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static FieldPath PathOf(JsonElement json, string name) => FieldPath.Parse(json.GetProperty(name).GetString()!).Value;

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

    private static void WriteBefore(Utf8JsonWriter json, ReversePatch before)
    {
        if (!before.Existed)
        {
            json.WriteNull("before");
            return;
        }

        json.WriteStartObject("before");
        json.WriteNumber("version", before.Version.Value);
        if (before.WasDeleted) json.WriteBoolean("deleted", true);
        Write(json, "body", before.Body);
        if (before.Fields.Count > 0) WriteFields(json, before.Fields);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, JsonElement? value)
    {
        if (value is not { } present) return;
        json.WritePropertyName(name);
        present.WriteTo(json);
    }
}
