using System.Buffers;
using System.Text;
using System.Text.Json;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Server.Sync.Streams.Rows;

/// <summary>
/// A client's newest answers as stored: a JSON array that ends at its last mutation,
/// <c>[{"trace":"…","seq":12,"lost":[{"kind":"layout","id":"home","path":"/name","value":"Sand"}]},{"trace":"…","seq":12,"refused":{"code":…,"path":…,"message":…,"remedy":…}}]</c>;
/// without answers it is empty.
/// </summary>
internal static class AnswersText
{
    /// <summary>Writes the answers; details of the older ones give way when all together would take more than <see cref="Limits.LostBytes"/>.</summary>
    public static string Write(ClientAnswers answers)
    {
        if (answers.Newest.IsEmpty) return "";
        var told = new List<byte[]>(answers.Newest.Length);
        var room = Limits.LostBytes;
        foreach (var answer in answers.Newest.Reverse())
        {
            var whole = Bytes(answer);
            if (whole.Length > room) whole = Bytes(answer with { Result = Bare(answer.Result) });
            else if (HasDetails(answer.Result)) room -= whole.Length;
            told.Add(whole);
        }

        told.Reverse();
        return $"[{string.Join(',', told.Select(Encoding.UTF8.GetString))}]";
    }

    public static ClientAnswers Read(string text, MutationId last)
    {
        if (text.Length == 0) return ClientAnswers.None;
        var stored = JsonElement.Parse(text);
        var first = last.Value - stored.GetArrayLength() + 1;
        return new ClientAnswers([.. stored.EnumerateArray().Select((answer, i) => Answer(answer, new MutationId(first + i)))]);
    }

    private static bool HasDetails(MutationResult result) => result.Problem is not null || result.Lost.Count > 0;

    // That it was refused is never forgotten; the reason may be.
    private static MutationResult Bare(MutationResult result) => result with { Problem = result.Problem is { } problem ? new Problem(problem.Code[..Math.Min(problem.Code.Length, Limits.IdLength)], "", "", "") : null, Lost = [] };

    private static byte[] Bytes(ToldAnswer answer)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("trace", answer.Trace.Value);
            json.WriteNumber("seq", answer.Result.Sequence.Value);
            if (answer.Result.Problem is { } problem) Write(json, problem);
            if (answer.Result.Lost.Count > 0) Write(json, answer.Result.Lost);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject("refused");
        json.WriteString("code", problem.Code);
        json.WriteString("path", problem.Path);
        json.WriteString("message", problem.Message);
        json.WriteString("remedy", problem.Remedy);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<LostField> lost)
    {
        json.WriteStartArray("lost");
        foreach (var field in lost)
        {
            json.WriteStartObject();
            json.WriteString("kind", field.Key.Kind.Name);
            json.WriteString("id", field.Key.Id.Value);
            json.WriteString("path", field.Path.Pointer);
            if (field.Value is { } value)
            {
                json.WritePropertyName("value");
                value.WriteTo(json);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static ToldAnswer Answer(JsonElement stored, MutationId id)
    {
        var problem = stored.TryGetProperty("refused", out var refused)
            ? new Problem(Text(refused, "code"), Text(refused, "path"), Text(refused, "message"), Text(refused, "remedy"))
            : null;
        var outcome = problem is null ? MutationOutcome.Accepted : MutationOutcome.Refused;
        var result = new MutationResult(id, outcome, new Sequence(stored.GetProperty("seq").GetInt64()), problem)
        {
            Lost = stored.TryGetProperty("lost", out var lost) ? [.. lost.EnumerateArray().Select(Field)] : [],
        };
        return new ToldAnswer(new TraceId(Text(stored, "trace")), result);
    }

    private static LostField Field(JsonElement stored) => new(
        new DocumentKey(new DocumentKind(Text(stored, "kind")), new DocumentId(Text(stored, "id"))),
        FieldPath.Parse(Text(stored, "path")).Value,
        stored.TryGetProperty("value", out var value) ? value : null);

    private static string Text(JsonElement stored, string name) => stored.GetProperty(name).GetString()!;
}
