using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Server.Tests.Sync.Scripts;

/// <summary>
/// A line of a recorded script: who does what.
/// <c>connect</c> and <c>drop</c>; <c>submit</c> with its mutations; <c>again</c>, which sends the last submission once more; <c>catch-up</c> to a
/// sequence; <c>garbage</c>, bytes in hex that are no frame; <c>pretend</c>, which puts another cookie in the place of the replica's own.
/// </summary>
internal sealed record ScriptStep(string Client, string Do)
{
    public IReadOnlyList<Mutation> Mutations { get; init; } = [];

    /// <summary>What each mutation comes to: <c>accepted</c>, <c>duplicate</c> or the code of the refusal.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Where a hole lets the client go on.</summary>
    public long? ResumeAt { get; init; }

    public long To { get; init; }

    public string Epoch { get; init; } = "";

    public byte[] Bytes { get; init; } = [];

    public static ScriptStep Read(JsonElement line) => new(line.GetProperty("client").GetString()!, line.GetProperty("do").GetString()!)
    {
        Mutations = [.. Many(line, "mutations").Select(ReadMutation)],
        Outcomes = [.. Many(line, "outcomes").Select(o => o.GetString()!)],
        ResumeAt = line.TryGetProperty("resumeAt", out var resumeAt) ? resumeAt.GetInt64() : null,
        To = line.TryGetProperty("to", out var to) ? to.GetInt64() : 0,
        Epoch = line.TryGetProperty("epoch", out var epoch) ? epoch.GetString()! : "",
        Bytes = line.TryGetProperty("bytes", out var bytes) ? Convert.FromHexString(bytes.GetString()!) : [],
    };

    private static Mutation ReadMutation(JsonElement mutation)
    {
        var id = mutation.GetProperty("id").GetInt64();
        var at = DateTimeOffset.UnixEpoch.AddSeconds(mutation.GetProperty("at").GetInt64());
        return new Mutation(new MutationId(id), new TraceId($"script-{id}"), at, [.. Many(mutation, "edits").Select(ReadEdit)]);
    }

    private static Edit ReadEdit(JsonElement edit)
    {
        var name = edit.GetProperty("document").GetString()!.Split('/');
        var key = new DocumentKey(new DocumentKind(name[0]), new DocumentId(name[1]));
        var basedOn = new Sequence(edit.TryGetProperty("base", out var number) ? number.GetInt64() : 0);
        return edit.GetProperty("op").GetString() switch
        {
            "create" => Edit.Create(key, edit.GetProperty("body"), basedOn),
            "set" => Edit.Set(key, basedOn, [.. edit.GetProperty("fields").EnumerateObject().Select(f => new FieldChange(FieldPath.Parse(f.Name).Value, f.Value))]),
            "remove" => Edit.Set(key, basedOn, [.. Many(edit, "fields").Select(f => new FieldChange(FieldPath.Parse(f.GetString()!).Value, null))]),
            "delete" => Edit.Delete(key, basedOn),
            "restore" => Edit.Restore(key, basedOn),
            var other => throw new InvalidDataException($"There is no operation '{other}'."),
        };
    }

    private static JsonElement[] Many(JsonElement line, string name) =>
        line.TryGetProperty(name, out var items) ? [.. items.EnumerateArray()] : [];
}
