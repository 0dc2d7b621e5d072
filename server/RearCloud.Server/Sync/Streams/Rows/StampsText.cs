using System.Buffers;
using System.Text;
using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Merging;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Sync.Streams.Rows;

/// <summary>Field stamps as stored: a JSON object <c>{"/widgets/clock/frame":[sequence, microseconds since 1970]}</c>.</summary>
internal static class StampsText
{
    public static string Write(FieldStamps stamps)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (pointer, stamp) in stamps.ByPointer)
            {
                json.WriteStartArray(pointer);
                json.WriteNumberValue(stamp.Sequence.Value);
                json.WriteNumberValue(UnixMicroseconds.From(stamp.EditedAt));
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static FieldStamps Read(string text) =>
        FieldStamps.From(JsonElement.Parse(text).EnumerateObject().Select(member => KeyValuePair.Create(
            member.Name,
            new FieldStamp(new Sequence(member.Value[0].GetInt64()), UnixMicroseconds.To(member.Value[1].GetInt64())))));
}
