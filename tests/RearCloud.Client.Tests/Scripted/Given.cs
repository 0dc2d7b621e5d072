using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;

namespace RearCloud.Client.Tests.Scripted;

/// <summary>Documents, edits and deltas in short.</summary>
internal static class Given
{
    public static readonly StreamId Stream = new("user.one");

    public const string Epoch = "epoch-1";

    public static DocumentKey Wallpaper(string id) => new(DocumentKind.Wallpaper, new DocumentId(id));

    public static JsonElement Json(string json) => JsonElement.Parse(json);

    public static Document Document(string id, long version, string body = """{"format":1,"name":"Dunes","type":"color","color":"#102030"}""", bool isDeleted = false) =>
        new(Wallpaper(id), Json(body), new Sequence(version), isDeleted);

    public static Edit SetName(string id, string name, long basedOn = 0) =>
        Edit.Set(Wallpaper(id), new Sequence(basedOn), new FieldChange(FieldPath.Of("name"), Json(JsonSerializer.Serialize(name))));

    public static Edit Create(string id, string body = """{"format":1,"name":"Dunes","type":"color","color":"#102030"}""") => Edit.Create(Wallpaper(id), Json(body));

    /// <summary>The whole stream.</summary>
    public static Delta Reset(long to, params Document[] documents) =>
        new(Stream, Epoch, IsReset: true, Sequence.Zero, new Sequence(to), documents, new MutationId(0), StreamChecksum.Of(documents), HasMore: false, []);

    /// <summary>What is new after a sequence; the checksum is of the whole stream afterwards.</summary>
    public static Delta Next(long from, long to, IEnumerable<Document> whole, params Document[] documents) =>
        new(Stream, Epoch, IsReset: false, new Sequence(from), new Sequence(to), documents, new MutationId(0), StreamChecksum.Of(whole), HasMore: false, []);

    public static string Name(this IReadOnlyDictionary<DocumentKey, Document> view, string id) => view[Wallpaper(id)].Body.GetProperty("name").GetString()!;
}
