using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using RearCloud.Core;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;
using RearCloud.Server.Sync.Intake;
using RearCloud.Server.Sync.Sessions;
using Wire = RearCloud.Protocol.Wire;

namespace RearCloud.Server.Sync.Carriers;

/// <summary>
/// Sync without a stream: each call is answered as a session would answer the same frame, and leaves nothing behind. Served as gRPC, as gRPC-Web, and
/// as JSON over HTTP/1.1.
/// </summary>
[Authorize(SyncPolicy.Name)]
[BindServiceMethod(typeof(SyncCallsBinder), nameof(SyncCallsBinder.Bind))]
internal sealed class SyncGrpcCalls(SessionTools tools, CallPace pace) : Wire.SyncCalls.SyncCallsBase
{
    private const string Carrier = "http";

    public override Task<Wire.Pulled> Pull(Wire.Hello request, ServerCallContext context) => GuardAsync(async () =>
    {
        var actor = ActorOf(context);
        Count(actor, SessionPace.PullCost);
        if (!CallMapping.ToHello(request).TryGet(out var hello, out var problem)) throw Refuse(problem);
        var (start, goodbye) = await SessionOpening.JudgeAsync(hello, actor, tools.Access, context.CancellationToken);
        if (goodbye is not null) throw Refuse(goodbye.Reason, goodbye.RetryAfter);

        var cookies = start.Followed;
        var last = await tools.Reader.LastMutationAsync(cookies[0].Stream, hello.Client, context.CancellationToken);
        var deltas = new List<Wire.Delta>();
        var hasMore = false;
        var hasDocuments = false;
        var bytes = 0;
        foreach (var cookie in cookies)
        {
            var delta = await tools.Reader.PullAsync(cookie, hello.Client, context.CancellationToken);
            var wire = CallMapping.ToWire(delta);
            bytes += wire.CalculateSize();
            // The first that brings something always fits; what does not fit beside it has its turn in the next pull.
            var hasRoom = !hasDocuments || bytes <= Limits.FrameBytes / 2;
            hasMore |= delta.HasMore || !hasRoom;
            if (!hasRoom) break;
            hasDocuments |= delta.Documents.Count > 0;
            deltas.Add(wire);
            MarkPushed(delta.Traces);
        }

        var welcome = new ServerFrame.Welcome("", tools.Time.GetUtcNow(), tools.Options.Value.PollInterval, [.. cookies.Select(c => c.Stream)], last);
        return CallMapping.ToWire(welcome, deltas, hasMore);
    });

    public override Task<Wire.Submitted> Submit(Wire.Submission request, ServerCallContext context) => GuardAsync(async () =>
    {
        var received = tools.Time.GetUtcNow();
        var actor = ActorOf(context);
        // Before it is read: what cannot be read costs, too.
        Count(actor, Math.Max(1, request.Submit?.Mutations.Count ?? 0));
        if (!CallMapping.FromWire(request).TryGet(out var submission, out var problem)) throw Refuse(problem);
        var (client, submit, clientTime) = submission;
        if (client == EditIntake.ServerClient) throw Refuse(SessionProblems.ReservedClient);
        var access = await tools.Access.OfAsync(actor, submit.Stream, context.CancellationToken);
        if (access == StreamAccess.None) throw Refuse(SessionProblems.ForeignStream(submit.Stream));
        if (access == StreamAccess.Read) throw Refuse(StreamProblems.ReadOnly(submit.Stream));
        var result = await tools.Door.SubmitAsync(actor, submit.Stream, client, submit.Mutations, received - clientTime, context.CancellationToken);
        return CallMapping.ToWire(result);
    });

    private static Actor ActorOf(ServerCallContext context) => ActorClaims.Require(context.GetHttpContext().User);

    private void Count(Actor actor, double cost)
    {
        if (pace.Take(actor, cost) is var pause && pause > TimeSpan.Zero) throw Refuse(SessionProblems.TooFast(tools.Options.Value.FramesPerSecond), pause);
    }

    private RpcException Refuse(Problem problem, TimeSpan? retryAfter = null)
    {
        SyncLog.FrameRefused(tools.Log, Carrier, problem.Code);
        return CallRefusal.Of(problem, retryAfter);
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> answer)
    {
        try
        {
            return await answer();
        }
        catch (StorageUnavailableException e)
        {
            var goodbye = SessionIntake.StorageGoodbye(e);
            throw CallRefusal.Of(goodbye.Reason, goodbye.RetryAfter);
        }
    }

    private void MarkPushed(IReadOnlyList<TraceId> traces)
    {
        tools.Meter.DeltaSent();
        var now = tools.Time.GetUtcNow();
        foreach (var trace in traces) tools.Traces.Mark(trace, EditStation.Pushed, now);
    }
}
