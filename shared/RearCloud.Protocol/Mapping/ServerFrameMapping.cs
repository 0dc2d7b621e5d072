using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Frames;

namespace RearCloud.Protocol.Mapping;

/// <summary>The server's frames between records and the wire.</summary>
internal static class ServerFrameMapping
{
    public static Wire.ServerFrame ToWire(ServerFrame frame) => frame switch
    {
        ServerFrame.Welcome welcome => new Wire.ServerFrame { Welcome = ToWire(welcome) },
        ServerFrame.Changes changes => new Wire.ServerFrame { Delta = DeltaMapping.ToWire(changes.Delta, changes.IsPacked) },
        ServerFrame.Submitted submitted => new Wire.ServerFrame { Submitted = ToWire(submitted.Result) },
        ServerFrame.Heartbeat heartbeat => new Wire.ServerFrame
        {
            Heartbeat = new Wire.Heartbeat { ServerTimeMicros = WireTime.ToMicroseconds(heartbeat.ServerTime), Heads = { heartbeat.Heads.Select(WireValues.Cookie) } },
        },
        ServerFrame.Pong pong => new Wire.ServerFrame
        {
            Pong = new Wire.Pong { ClientTimeMicros = WireTime.ToMicroseconds(pong.ClientTime), ServerTimeMicros = WireTime.ToMicroseconds(pong.ServerTime) },
        },
        ServerFrame.Refused refused => new Wire.ServerFrame { Problem = new Wire.ProblemFrame { Problem = WireValues.Problem(refused.Problem) } },
        ServerFrame.Goodbye goodbye => new Wire.ServerFrame
        {
            Goodbye = new Wire.Goodbye { Reason = WireValues.Problem(goodbye.Reason), RetryAfterMilliseconds = (int)(goodbye.RetryAfter?.TotalMilliseconds ?? 0) },
        },
        ServerFrame.Previewed previewed => PreviewMapping.ToWire(previewed),
        _ => throw new ArgumentOutOfRangeException(nameof(frame)),
    };

    public static Result<ServerFrame> ToFrame(Wire.ServerFrame frame)
    {
        switch (frame.FrameCase)
        {
            case Wire.ServerFrame.FrameOneofCase.Welcome:
                return FromWire(frame.Welcome);
            case Wire.ServerFrame.FrameOneofCase.Delta:
                return DeltaMapping.FromWire(frame.Delta).TryGet(out var delta, out var problem) ? new ServerFrame.Changes(delta) : problem;
            case Wire.ServerFrame.FrameOneofCase.Submitted:
                return FromWire(frame.Submitted);
            case Wire.ServerFrame.FrameOneofCase.Heartbeat:
                return WireValues.Each(frame.Heartbeat.Heads, "/heartbeat/heads", WireValues.Cookie).TryGet(out var heads, out problem)
                    ? new ServerFrame.Heartbeat(WireTime.FromMicroseconds(frame.Heartbeat.ServerTimeMicros), heads)
                    : problem;
            case Wire.ServerFrame.FrameOneofCase.Pong:
                return new ServerFrame.Pong(WireTime.FromMicroseconds(frame.Pong.ClientTimeMicros), WireTime.FromMicroseconds(frame.Pong.ServerTimeMicros));
            case Wire.ServerFrame.FrameOneofCase.Problem:
                return new ServerFrame.Refused(WireValues.Problem(frame.Problem.Problem ?? new Wire.Problem()));
            case Wire.ServerFrame.FrameOneofCase.Goodbye:
                TimeSpan? retryAfter = frame.Goodbye.RetryAfterMilliseconds > 0 ? TimeSpan.FromMilliseconds(frame.Goodbye.RetryAfterMilliseconds) : null;
                return new ServerFrame.Goodbye(WireValues.Problem(frame.Goodbye.Reason ?? new Wire.Problem()), retryAfter);
            case Wire.ServerFrame.FrameOneofCase.Previewed:
                return PreviewMapping.FromWire(frame.Previewed);
            default:
                return FrameCodec.UnknownFrame();
        }
    }

    private static Wire.Welcome ToWire(ServerFrame.Welcome welcome) => new()
    {
        Session = welcome.Session,
        ServerTimeMicros = WireTime.ToMicroseconds(welcome.ServerTime),
        HeartbeatMilliseconds = (int)welcome.HeartbeatInterval.TotalMilliseconds,
        Streams = { welcome.Streams.Select(s => s.Value) },
        LastMutation = welcome.LastMutation.Value,
    };

    private static Result<ServerFrame> FromWire(Wire.Welcome welcome)
    {
        if (welcome.HeartbeatMilliseconds <= 0)
            return new Problem("frame.heartbeat", "/welcome/heartbeatMilliseconds", "The heartbeat's interval is not above zero.", "Update the server.");
        return WireValues.Each<string, StreamId>(welcome.Streams, "/welcome/streams", WireValues.Stream).TryGet(out var streams, out var problem)
            ? new ServerFrame.Welcome(
                welcome.Session, WireTime.FromMicroseconds(welcome.ServerTimeMicros), TimeSpan.FromMilliseconds(welcome.HeartbeatMilliseconds), streams,
                new MutationId(welcome.LastMutation))
            : problem;
    }

    private static Wire.Submitted ToWire(SubmitResult result)
    {
        var wire = new Wire.Submitted { Stream = result.Stream.Value, Results = { result.Results.Select(MutationMapping.ToWire) } };
        if (result.ResumeAt is { } resumeAt) wire.ResumeAt = resumeAt.Value;
        return wire;
    }

    private static Result<ServerFrame> FromWire(Wire.Submitted submitted)
    {
        if (!WireValues.Stream(submitted.Stream, "/submitted/stream").TryGet(out var stream, out var problem)) return problem;
        return WireValues.Each(submitted.Results, "/submitted/results", MutationMapping.FromWire).TryGet(out var results, out problem)
            ? new ServerFrame.Submitted(new SubmitResult(stream, results, submitted.HasResumeAt ? new MutationId(submitted.ResumeAt) : null))
            : problem;
    }
}
