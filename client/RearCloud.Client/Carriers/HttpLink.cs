using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Grpc.Core;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Mapping;
using RearCloud.Protocol.Wire;
using Problem = RearCloud.Core.Problem;
using ClientFrame = RearCloud.Protocol.Frames.ClientFrame;
using ServerFrame = RearCloud.Protocol.Frames.ServerFrame;

namespace RearCloud.Client.Carriers;

/// <summary>
/// A session made of single requests. The session's frames wait here until the receiving half asks for the next frame of the server: then they become
/// calls, one after the other, and when none waits the link asks by itself at the interval that the server chose.
/// </summary>
internal sealed class HttpLink(SyncCalls.SyncCallsClient calls, string authorization, TimeProvider time, TimeSpan? life) : ICarrierLink
{
    private static readonly TimeSpan RightsPause = TimeSpan.FromSeconds(1);

    // The session sends one frame after the other: more than one never waits.
    private readonly Channel<ClientFrame> _outgoing = Channel.CreateBounded<ClientFrame>(1);
    private readonly Dictionary<StreamId, StreamCookie> _cookies = [];
    private readonly HashSet<StreamId> _followed = [];
    private ClientFrame.Hello? _hello;

    public async Task SendAsync(ClientFrame frame, CancellationToken cancellationToken)
    {
        // Nobody hears a preview between two requests.
        if (frame is ClientFrame.Preview) return;
        try
        {
            await _outgoing.Writer.WriteAsync(frame, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException e)
        {
            throw CarrierException.Broken(e);
        }
    }

    public async IAsyncEnumerable<Result<ServerFrame>> ReceiveAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var opened = time.GetTimestamp();
        var interval = Timeout.InfiniteTimeSpan;
        var mayHaveMore = false;
        while (life is null || time.GetElapsedTime(opened) < life)
        {
            var asked = mayHaveMore ? null : await NextAsync(interval, cancellationToken).ConfigureAwait(false);
            var answer = await AnswerAsync(asked, cancellationToken).ConfigureAwait(false);
            mayHaveMore = answer.HasMore;
            foreach (var frame in answer.Frames)
            {
                if (frame.TryGet(out var good, out _) && good is ServerFrame.Welcome welcome) interval = welcome.HeartbeatInterval;
                yield return frame;
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _outgoing.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    /// <summary>The session's next frame; null when it is time to ask the server.</summary>
    private async Task<ClientFrame?> NextAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        if (_outgoing.Reader.TryRead(out var waiting)) return waiting;
        var arriving = _outgoing.Reader.WaitToReadAsync(cancellationToken).AsTask();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(arriving, Task.Delay(interval, time, ended.Token)).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return _outgoing.Reader.TryRead(out var frame) ? frame : null;
    }

    private async Task<LinkAnswer> AnswerAsync(ClientFrame? asked, CancellationToken cancellationToken)
    {
        try
        {
            return asked switch
            {
                ClientFrame.Hello hello => await OpenAsync(hello, cancellationToken).ConfigureAwait(false),
                ClientFrame.Submit submit => await SubmitAsync(submit, cancellationToken).ConfigureAwait(false),
                ClientFrame.Pull pull => await PullFromAsync(pull.Cookie, cancellationToken).ConfigureAwait(false),
                ClientFrame.Ping ping => await CompareClocksAsync(ping, cancellationToken).ConfigureAwait(false),
                _ => await PollAsync(cancellationToken).ConfigureAwait(false),
            };
        }
        catch (RpcException e) when (!cancellationToken.IsCancellationRequested)
        {
            if (e.StatusCode == StatusCode.Unauthenticated) throw CarrierException.Unauthorized(e);
            if (CallProblem.Read(e) is not { } refused) throw CarrierException.Broken(e);
            // What the server could not read is the session's to deal with; all else ends it.
            return refused.IsEnd ? LinkAnswer.Of(new ServerFrame.Goodbye(refused.Problem, refused.RetryAfter)) : LinkAnswer.Of(new ServerFrame.Refused(refused.Problem));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is IOException or InvalidOperationException or OperationCanceledException)
        {
            throw CarrierException.Broken(e);
        }
    }

    private async Task<LinkAnswer> OpenAsync(ClientFrame.Hello hello, CancellationToken cancellationToken)
    {
        _hello = hello;
        foreach (var cookie in hello.Cookies) _cookies[cookie.Stream] = cookie;
        return await PullAsync(isWelcome: true, isAsked: true, cancellationToken).ConfigureAwait(false);
    }

    // A session answers a submission and then says what became of it.
    private async Task<LinkAnswer> SubmitAsync(ClientFrame.Submit submit, CancellationToken cancellationToken)
    {
        var wire = CallMapping.ToWire(_hello!.Client, submit, time.GetUtcNow());
        var submitted = await calls.SubmitAsync(wire, Headers(), cancellationToken: cancellationToken).ConfigureAwait(false);
        var pulled = await PullAsync(isWelcome: false, isAsked: true, cancellationToken).ConfigureAwait(false);
        return pulled with { Frames = [CallMapping.ToFrame(submitted), .. pulled.Frames] };
    }

    private Task<LinkAnswer> PullFromAsync(StreamCookie cookie, CancellationToken cancellationToken)
    {
        _cookies[cookie.Stream] = cookie;
        return PullAsync(isWelcome: false, isAsked: true, cancellationToken);
    }

    private Task<LinkAnswer> PollAsync(CancellationToken cancellationToken) => PullAsync(isWelcome: false, isAsked: false, cancellationToken);

    private async Task<LinkAnswer> CompareClocksAsync(ClientFrame.Ping ping, CancellationToken cancellationToken)
    {
        var pulled = await CallAsync(cancellationToken).ConfigureAwait(false);
        var frames = Read(pulled, isWelcome: true, isAsked: false);
        var pongs = frames.Select(f => f.TryGet(out var frame, out _) && frame is ServerFrame.Welcome welcome ? new ServerFrame.Pong(ping.ClientTime, welcome.ServerTime) : f);
        return new LinkAnswer([.. pongs], pulled.HasMore);
    }

    private async Task<LinkAnswer> PullAsync(bool isWelcome, bool isAsked, CancellationToken cancellationToken)
    {
        var pulled = await CallAsync(cancellationToken).ConfigureAwait(false);
        return new LinkAnswer(Read(pulled, isWelcome, isAsked), pulled.HasMore);
    }

    private async Task<Pulled> CallAsync(CancellationToken cancellationToken) =>
        await calls.PullAsync(CallMapping.ToWire(_hello! with { Cookies = [.. _cookies.Values] }), Headers(), cancellationToken: cancellationToken).ConfigureAwait(false);

    private Metadata Headers() => new() { { "authorization", authorization } };

    /// <summary>What a session would have said: news, and a heartbeat if there was none.</summary>
    private List<Result<ServerFrame>> Read(Pulled pulled, bool isWelcome, bool isAsked)
    {
        if (!CallMapping.ToFrames(pulled).TryGet(out var frames, out var problem)) return [problem];
        var said = new List<Result<ServerFrame>>();
        var serverTime = default(DateTimeOffset);
        foreach (var frame in frames)
        {
            switch (frame)
            {
                case ServerFrame.Welcome welcome:
                    serverTime = welcome.ServerTime;
                    // A session would have ended when the rights to its streams changed, so that the next one begins with what they are now.
                    if (_followed.Count == 0) _followed.UnionWith(welcome.Streams);
                    else if (!_followed.SetEquals(welcome.Streams)) return [new ServerFrame.Goodbye(OtherStreams, RightsPause)];
                    if (isWelcome) said.Add(welcome);
                    break;
                case ServerFrame.Changes { Delta: var delta } changes:
                    _cookies[delta.Stream] = _cookies.GetValueOrDefault(delta.Stream, StreamCookie.Start(delta.Stream) with { View = _hello!.View }).After(delta);
                    if (isAsked || delta.IsReset || delta.From != delta.To) said.Add(changes);
                    break;
            }
        }

        if (said.Count == 0) said.Add(new ServerFrame.Heartbeat(serverTime, [.. _cookies.Values]));
        return said;
    }

    private static Problem OtherStreams { get; } = new("session.rights", "", "What the account may follow has changed.", "The next attempt follows by itself.");

    /// <summary>What one frame of the session, or its silence, led to.</summary>
    private sealed record LinkAnswer(IReadOnlyList<Result<ServerFrame>> Frames, bool HasMore)
    {
        public static LinkAnswer Of(ServerFrame frame) => new([frame], HasMore: false);
    }
}
