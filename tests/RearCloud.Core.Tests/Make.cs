using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Core.Tests;

/// <summary>Short ways to the values that tests are about.</summary>
internal static class Make
{
    public static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static JsonElement Json(string text) => JsonElement.Parse(text);

    public static DocumentKey Key(string kind, string id) => new(new DocumentKind(kind), new DocumentId(id));

    public static Document Document(string kind, string id, string body, long version = 1, bool isDeleted = false) =>
        new(Key(kind, id), Json(body), new Sequence(version), isDeleted);

    public static FieldChange Field(string pointer, string? value) =>
        new(FieldPath.Parse(pointer).Value, value is null ? null : Json(value));
}
