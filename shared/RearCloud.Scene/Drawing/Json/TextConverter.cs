using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RearCloud.Scene.Drawing.Json;

/// <summary>A text as a string, or as a list of its UTF-16 units where it holds half a character, for which JSON strings have no form that all can read (RFC 8259, section 8.2).</summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return reader.GetString();
        var units = new StringBuilder();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) units.Append((char)reader.GetUInt16());
        return units.ToString();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (IsWhole(value))
        {
            writer.WriteStringValue(value);
            return;
        }

        writer.WriteStartArray();
        foreach (var unit in value) writer.WriteNumberValue(unit);
        writer.WriteEndArray();
    }

    private static bool IsWhole(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var units) != System.Buffers.OperationStatus.Done) return false;
            text = text[units..];
        }

        return true;
    }
}
