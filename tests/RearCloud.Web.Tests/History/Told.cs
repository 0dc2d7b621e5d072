using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;
using RearCloud.Server.History;
using RearCloud.Server.Sync;

namespace RearCloud.Web.Tests.History;

/// <summary>Short ways to changes of a layout.</summary>
internal static class Told
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly DocumentKey Home = new(DocumentKind.Layout, new DocumentId("home"));

    public static readonly Document Today = new(
        Home,
        JsonElement.Parse(
            """{"name":"Home","widgets":{"clock":{"kind":"digital-clock","order":"V","frame":{"x":300,"y":80,"width":400,"height":200}},"note":{"kind":"text","order":"W","text":"Hello 你好","frame":{"x":300,"y":300,"width":400,"height":80}}}}"""),
        new Sequence(100),
        false);

    public static FieldChange Field(string pointer, string? value) => new(FieldPath.Parse(pointer).Value, value is null ? null : JsonElement.Parse(value));

    public static Edit Set(params FieldChange[] fields) => Edit.Set(Home, default, fields);

    public static ReversePatch Was(params FieldChange[] fields) => ReversePatch.Members(new Sequence(1), false, fields);

    public static HistoryEntry Entry(
        long sequence, Edit edit, ReversePatch? before, double secondsAfterNoon = 0, string? device = null, string? name = null, long? mutation = null, params LostValue[] lost) =>
        new(
            new PastChange(
                new Sequence(sequence), edit, lost, before, new ClientId(device ?? "server"), new MutationId(mutation ?? sequence), "anna", device, name,
                Noon.AddSeconds(secondsAfterNoon), Noon.AddSeconds(secondsAfterNoon)),
            device is null ? null : "Anna's phone");
}
