using System.Runtime.InteropServices;
using System.Text.Json;
using Google.Protobuf;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Json;
using RearCloud.Core.Replicas;

namespace RearCloud.Protocol.Mapping;

/// <summary>Ids, cookies, problems and JSON between Core and the wire.</summary>
internal static class WireValues
{
    public static Result<StreamId> Stream(string text, string path) =>
        StreamId.TryParse(text, out var id) ? id : BadId(text, path, "stream");

    public static Result<DocumentKey> Key(string kindText, string idText, string path)
    {
        if (!DocumentKind.TryParse(kindText, out var kind)) return BadId(kindText, path + "/kind", "kind");
        return DocumentId.TryParse(idText, out var id) ? new DocumentKey(kind, id) : BadId(idText, path + "/id", "document");
    }

    public static Result<Sequence> Sequence(long value, string path) =>
        value >= 0 ? new Sequence(value) : new Problem("frame.sequence", path, $"The sequence {value} is below zero.", "Send the sequence that was received.");

    public static Result<StreamCookie> Cookie(Wire.Cookie cookie, string path)
    {
        if (!Stream(cookie.Stream, path + "/stream").TryGet(out var stream, out var problem)) return problem;
        if (!Sequence(cookie.Sequence, path + "/sequence").TryGet(out var sequence, out problem)) return problem;
        if (cookie.Epoch.Length > Limits.IdLength) return BadId(cookie.Epoch, path + "/epoch", "epoch");
        if (!View(cookie.Kinds, path + "/kinds").TryGet(out var view, out problem)) return problem;
        return new StreamCookie(stream, cookie.Epoch, sequence) { Schema = FromWireSchema(cookie.Schema), View = view, Floor = new Core.Documents.Sequence(Math.Max(0, cookie.Floor)) };
    }

    public static Result<DocumentView> View(IReadOnlyList<string> kinds, string path) => DocumentView.TryParse(kinds, out var view)
        ? view
        : new Problem("frame.kinds", path, $"The kinds are more than {DocumentView.MostKinds}, or one is no kind's name.", "Name the kinds to follow, or none for all.");

    public static Wire.Cookie Cookie(StreamCookie cookie) => new()
    {
        Stream = cookie.Stream.Value,
        Epoch = cookie.Epoch,
        Sequence = cookie.Sequence.Value,
        Schema = ToWireSchema(cookie.Schema),
        Floor = cookie.Floor.Value,
        Kinds = { cookie.View.Kinds.Select(k => k.Name) },
    };

    // The first form of documents travels as an absent member.
    public static int ToWireSchema(int schema) => schema == 1 ? 0 : schema;

    public static int FromWireSchema(int schema) => schema == 0 ? 1 : schema;

    public static Result<JsonElement> Json(ByteString bytes, string path, bool mustBeObject)
    {
        var parsed = mustBeObject ? JsonBody.ParseObject(bytes.Span) : JsonBody.ParseValue(bytes.Span);
        return parsed.TryGet(out var value, out var problem) ? value : problem with { Path = path + problem.Path };
    }

    public static ByteString Json(JsonElement value) => ByteString.CopyFrom(JsonMarshal.GetRawUtf8Value(value));

    public static Wire.Problem? Problem(Problem? problem) =>
        problem is null ? null : new Wire.Problem { Code = problem.Code, Path = problem.Path, Message = problem.Message, Remedy = problem.Remedy };

    public static Problem Problem(Wire.Problem problem) => new(problem.Code, problem.Path, problem.Message, problem.Remedy);

    /// <summary>Maps each item; the first problem ends it.</summary>
    public static Result<IReadOnlyList<TTo>> Each<TFrom, TTo>(IReadOnlyList<TFrom> items, string path, Func<TFrom, string, Result<TTo>> map)
    {
        var mapped = new List<TTo>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (!map(items[i], $"{path}/{i}").TryGet(out var value, out var problem)) return problem;
            mapped.Add(value);
        }

        return mapped;
    }

    public static Problem BadId(string text, string path, string what) =>
        new("frame.id", path, $"'{Excerpt.Of(text, 40)}' is not a {what} id.", $"Use 1 to {Limits.IdLength} of a-z A-Z 0-9 - _ .");
}
