using System.Collections;
using System.Globalization;
using System.Text.Json;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Frames;

namespace RearCloud.Protocol.Tests;

/// <summary>One frame of each kind, every member set. Their first version's bytes lie in Approved/.</summary>
internal static class SampleFrames
{
    private static readonly StreamId Stream = new("user.ada");
    private static readonly DateTimeOffset Time = new(2026, 6, 1, 12, 0, 0, 123, TimeSpan.Zero);
    private static readonly DocumentKey Home = new(DocumentKind.Layout, new DocumentId("home"));
    private static readonly StreamCookie Cookie = new(Stream, "e1", new Sequence(41));
    private static readonly Problem Problem = new("layout.frame.out-of-bounds", "/widgets/clock/frame", "The frame lies outside.", "Move it.");
    private static readonly JsonElement Body = JsonElement.Parse("""{"format":1,"name":"Größe 😀","unknown":[1,2.5,null]}""");

    public static IReadOnlyList<ClientFrame> Client { get; } =
    [
        new ClientFrame.Hello(1, new ClientId("phone-1"), "rear 0.1.0", [Cookie, StreamCookie.Start(Stream)]),
        new ClientFrame.Submit(Stream,
        [
            new Mutation(new MutationId(7), new TraceId("t-7"), Time,
            [
                Edit.Create(Home, Body, new Sequence(3)),
                Edit.Set(Home, new Sequence(4), new FieldChange(FieldPath.Of("name"), JsonElement.Parse("\"A\"")), new FieldChange(FieldPath.Of("a/b"), null)),
                Edit.Delete(Home, new Sequence(5)),
                Edit.Restore(Home, new Sequence(6)),
            ]),
        ]),
        new ClientFrame.Pull(Cookie),
        new ClientFrame.Ping(Time),
        new ClientFrame.Preview(Stream, [Edit.Set(Home, new Sequence(43), new FieldChange(FieldPath.Of("widgets", "clock", "frame"), JsonElement.Parse("""{"x":1,"y":2.5}""")))], true),
    ];

    public static IReadOnlyList<ServerFrame> Server { get; } =
    [
        new ServerFrame.Welcome("s1", Time, TimeSpan.FromSeconds(10), [Stream], new MutationId(6)),
        new ServerFrame.Changes(new Delta(
            Stream, "e1", true, new Sequence(41), new Sequence(43), [new Document(Home, Body, new Sequence(42), false), new Document(Home, Body, new Sequence(43), true)],
            new MutationId(7), new StreamChecksum(0xFEDCBA9876543210), true, [new TraceId("t-7")])),
        new ServerFrame.Submitted(new SubmitResult(
            Stream,
            [
                new MutationResult(new MutationId(7), MutationOutcome.Accepted, new Sequence(43), null),
                new MutationResult(new MutationId(8), MutationOutcome.Refused, new Sequence(43), Problem),
            ],
            new MutationId(9))),
        new ServerFrame.Heartbeat(Time, [Cookie]),
        new ServerFrame.Pong(Time, Time.AddSeconds(1)),
        new ServerFrame.Refused(Problem),
        new ServerFrame.Goodbye(Problem, TimeSpan.FromSeconds(5)),
        new ServerFrame.Previewed(Stream, "p1", [Edit.Move(Home, new Sequence(43), FieldPath.Of("widgets", "clock"), "date", "V1")], true),
    ];

    /// <summary>Members that came after the first version, with the file of their first bytes.</summary>
    public static IReadOnlyList<(string File, ClientFrame Frame)> LaterClient { get; } =
    [
        ("submit-groups.bin", new ClientFrame.Submit(Stream,
        [
            new Mutation(new MutationId(8), new TraceId("t-8"), Time,
            [
                Edit.Move(Home, new Sequence(7), FieldPath.Of("widgets", "clock"), "date", "V1"),
                Edit.Move(Home, new Sequence(8), FieldPath.Of("widgets", "a/b"), null),
                Edit.Replace(Home, new Sequence(9), Body),
            ]) { Name = "Arrange clocks" },
        ])),
        ("hello-kinds.bin", new ClientFrame.Hello(1, new ClientId("phone-2"), "rear 0.1.0", []) { View = DocumentView.Of(DocumentKind.Wallpaper, DocumentKind.Layout) }),
        ("hello-previews.bin", new ClientFrame.Hello(1, new ClientId("phone-3"), "rear 0.1.0", []) { WantsPreviews = true }),
        ("hello-own.bin", new ClientFrame.Hello(1, new ClientId("phone-3"), "rear 0.1.0", [StreamCookie.Start(new StreamId("shared.catalogue"))]) { FollowsOwn = true }),
    ];

    /// <summary>Members that came after the first version, with the file of their first bytes.</summary>
    public static IReadOnlyList<(string File, ServerFrame Frame)> LaterServer { get; } =
    [
        ("submitted-lost.bin", new ServerFrame.Submitted(new SubmitResult(
            Stream,
            [
                new MutationResult(new MutationId(8), MutationOutcome.Accepted, new Sequence(44), null)
                {
                    Lost = [new LostField(Home, FieldPath.Of("name"), JsonElement.Parse("\"Größe\"")), new LostField(Home, FieldPath.Of("widgets", "clock"), null)],
                },
            ],
            null))),
    ];

    public static string FileName(object frame) => frame.GetType().Name.ToLowerInvariant() + ".bin";

    /// <summary>A frame with all it holds as text, because lists in records compare by reference.</summary>
    public static string Text(object? value) => value is Sequence or MutationId ? value.ToString()! : value switch
    {
        null => "null",
        string text => text,
        JsonElement json => json.GetRawText(),
        FieldPath path => path.Pointer,
        DocumentKey key => key.ToString(),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Text)) + "]",
        IFormattable scalar => scalar.ToString(null, CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        _ => value.GetType().Name + "{" + string.Join(", ", value.GetType().GetProperties()
            .Where(p => p.GetIndexParameters().Length == 0 && !p.GetMethod!.IsStatic)
            .Select(p => $"{p.Name}={Text(p.GetValue(value))}")) + "}",
    };
}
