using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace RearCloud.Scene.Drawing.Json;

/// <summary>Writes a value by the parts that its constructor takes, and makes it of them again, so that the constructor checks what was read.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <typeparam name="TParts">Its parts.</typeparam>
internal abstract class PartsConverter<T, TParts> : JsonConverter<T>
{
    protected abstract JsonTypeInfo<TParts> Parts { get; }

    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Join(JsonSerializer.Deserialize(ref reader, Parts) ?? throw new JsonException($"There is no {typeof(T).Name}."));

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, Split(value), Parts);

    protected abstract TParts Split(T whole);

    protected abstract T Join(TParts parts);
}
