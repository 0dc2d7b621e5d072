using RearCloud.Core;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Frames;

namespace RearCloud.Protocol.Mapping;

/// <summary>
/// The calls of <c>SyncCalls</c> between records and the wire. Their parts are mapped as the frames that they are, so that both ways always carry the
/// same.
/// </summary>
public static class CallMapping
{
    public static Wire.Hello ToWire(ClientFrame.Hello hello) => WireMapping.ToWire((ClientFrame)hello).Hello;

    /// <summary>Reads a hello; the paths of problems begin at the hello itself.</summary>
    public static Result<ClientFrame.Hello> ToHello(Wire.Hello hello) =>
        WireMapping.ToFrame(new Wire.ClientFrame { Hello = hello }).TryGet(out var frame, out var problem)
            ? (ClientFrame.Hello)frame
            : problem with { Path = problem.Path.StartsWith("/hello", StringComparison.Ordinal) ? problem.Path["/hello".Length..] : problem.Path };

    /// <param name="client">The replica.</param>
    /// <param name="submit">Its mutations.</param>
    /// <param name="now">The device's clock.</param>
    public static Wire.Submission ToWire(ClientId client, ClientFrame.Submit submit, DateTimeOffset now) => new()
    {
        ClientId = client.Value, Submit = WireMapping.ToWire((ClientFrame)submit).Submit, ClientTimeMicros = WireTime.ToMicroseconds(now),
    };

    /// <summary>Reads who submits what; the device's clock is null if it was not told.</summary>
    public static Result<(ClientId Client, ClientFrame.Submit Submit, DateTimeOffset? ClientTime)> FromWire(Wire.Submission submission)
    {
        if (!ClientId.TryParse(submission.ClientId, out var client)) return WireValues.BadId(submission.ClientId, "/clientId", "client");
        if (!WireMapping.ToFrame(new Wire.ClientFrame { Submit = submission.Submit ?? new Wire.Submit() }).TryGet(out var frame, out var problem)) return problem;
        DateTimeOffset? told = submission.ClientTimeMicros == 0 ? null : WireTime.FromMicroseconds(submission.ClientTimeMicros);
        return (client, (ClientFrame.Submit)frame, told);
    }

    public static Wire.Pulled ToWire(ServerFrame.Welcome welcome, IEnumerable<Wire.Delta> deltas, bool hasMore) => new()
    {
        Welcome = WireMapping.ToWire((ServerFrame)welcome).Welcome, Deltas = { deltas }, HasMore = hasMore,
    };

    public static Wire.Delta ToWire(Delta delta) => WireMapping.ToWire(new ServerFrame.Changes(delta)).Delta;

    public static Wire.Submitted ToWire(SubmitResult result) => WireMapping.ToWire(new ServerFrame.Submitted(result)).Submitted;

    /// <summary>The frames that a session would have sent: the welcome, then the deltas; the first problem ends it.</summary>
    public static Result<IReadOnlyList<ServerFrame>> ToFrames(Wire.Pulled pulled) =>
        WireValues.Each<Wire.ServerFrame, ServerFrame>(
            [new Wire.ServerFrame { Welcome = pulled.Welcome ?? new Wire.Welcome() }, .. pulled.Deltas.Select(d => new Wire.ServerFrame { Delta = d })],
            "",
            (frame, _) => WireMapping.ToFrame(frame));

    public static Result<ServerFrame> ToFrame(Wire.Submitted submitted) => WireMapping.ToFrame(new Wire.ServerFrame { Submitted = submitted });

    public static Wire.Problem ToWire(Problem problem) => WireValues.Problem(problem)!;

    public static Problem ToProblem(Wire.Problem problem) => WireValues.Problem(problem);
}
