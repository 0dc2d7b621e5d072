using RearCloud.Core;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Frames;
using RearCloud.Server.Sync.Previews;

namespace RearCloud.Server.Sync.Sessions;

/// <summary>The reading half of a session: acts on each frame before it reads the next.</summary>
internal sealed class SessionIntake(SessionPeer peer, SessionTools tools, SessionOutbox outbox) : IDisposable
{
    /// <summary>Wrong frames in a row after which the session ends.</summary>
    public const int WrongFramesInARow = 8;

    private static readonly TimeSpan CrowdedPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WrongFramesPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StoragePause = TimeSpan.FromSeconds(5);

    private readonly ClockOffset _clock = new();
    private readonly SessionPace _pace = new(tools, outbox);
    private readonly SessionPreviews _previews = new(tools.Previews, peer.Actor, outbox.Ring);
    private readonly SessionRights _rights = new(peer.Actor, tools.Access);
    private readonly List<IDisposable> _watches = [];
    private volatile List<FollowedStream> _streams = [];
    private SessionHandle? _handle;
    private ClientId _client;
    private int _wrongFrames;
    private volatile bool _isOver;

    /// <summary>The streams that the session follows; empty before the hello.</summary>
    public IReadOnlyList<FollowedStream> Streams => _streams;

    /// <summary>What others preview, and what the client does.</summary>
    public SessionPreviews Previews => _previews;

    /// <summary>What the session may follow.</summary>
    public SessionRights Rights => _rights;

    /// <summary>True if deltas may come packed by Brotli.</summary>
    public bool AcceptsBrotli { get; private set; }

    /// <summary>True when no frame will be read any more.</summary>
    public bool IsOver => _isOver;

    public static ServerFrame.Goodbye StorageGoodbye(StorageUnavailableException e) => new(e.Problem, StoragePause);

    /// <summary>Reads to the end of the input, to a goodbye, or to the token; does not throw for any of them.</summary>
    public async Task RunAsync(IAsyncEnumerable<Result<ClientFrame>> input, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var frame in input.WithCancellation(cancellationToken))
            {
                if (outbox.Goodbye is not null) return;
                await TakeAsync(frame, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The session has ended.
        }
        catch (StorageUnavailableException e)
        {
            outbox.SayGoodbye(StorageGoodbye(e));
        }
        finally
        {
            _isOver = true;
            outbox.Ring();
        }
    }

    public void Dispose()
    {
        foreach (var watch in _watches) watch.Dispose();
        _previews.Dispose();
        if (_handle is null) return;
        tools.Registry.Remove(_handle);
        SyncLog.SessionClosed(tools.Log, _handle.Info.Session);
    }

    private async ValueTask TakeAsync(Result<ClientFrame> frame, CancellationToken cancellationToken)
    {
        var problem = frame.TryGet(out var good, out var malformed) ? await ActAsync(good, cancellationToken) : malformed;
        await CountAsync(problem, cancellationToken);
        await _pace.CountAsync(frame, cancellationToken);
    }

    private async ValueTask<Problem?> ActAsync(ClientFrame frame, CancellationToken cancellationToken)
    {
        if (_streams.Count == 0)
        {
            await OpenAsync(frame, cancellationToken);
            return null;
        }

        switch (frame)
        {
            case ClientFrame.Submit submit:
                return await SubmitAsync(submit, cancellationToken);
            case ClientFrame.Pull pull:
                if (Find(pull.Cookie.Stream) is not { } asked) return SessionProblems.UnknownStream(pull.Cookie.Stream);
                asked.Ask(pull.Cookie);
                return null;
            case ClientFrame.Ping ping:
                var now = tools.Time.GetUtcNow();
                _clock.Observe(ping.ClientTime, now);
                await outbox.ReplyAsync(new ServerFrame.Pong(ping.ClientTime, now), cancellationToken);
                return null;
            case ClientFrame.Preview preview:
                return Find(preview.Stream) is null ? SessionPreviews.ForeignStream(preview.Stream) : _previews.Take(preview);
            default:
                return SessionProblems.HelloAgain;
        }
    }

    private async Task OpenAsync(ClientFrame frame, CancellationToken cancellationToken)
    {
        if (frame is not ClientFrame.Hello hello)
        {
            outbox.SayGoodbye(new ServerFrame.Goodbye(SessionProblems.HelloMissing, WrongFramesPause));
            return;
        }

        var (start, refused) = await SessionOpening.JudgeAsync(hello, peer.Actor, tools.Access, cancellationToken);
        if (refused is null && tools.Admission.Pause() is { } pause) refused = new ServerFrame.Goodbye(SessionProblems.Crowded, pause);
        if (refused is null && !TryRegister(hello)) refused = new ServerFrame.Goodbye(SessionProblems.TooManySessions, CrowdedPause);
        if (refused is not null)
        {
            SyncLog.SessionRefused(tools.Log, peer.Carrier, refused.Reason.Code);
            outbox.SayGoodbye(refused);
            return;
        }

        _client = hello.Client;
        AcceptsBrotli = hello.AcceptsBrotli;
        _rights.Begin(start);
        var (last, at) = await tools.Reader.PlaceAsync(start.Followed[0].Stream, hello.Client, cancellationToken);
        var streams = start.Followed.Select(c => new FollowedStream(c, outbox)).ToList();
        streams[0].Note(last, at);
        var welcome = new ServerFrame.Welcome(
            _handle!.Info.Session, tools.Time.GetUtcNow(), tools.Options.Value.HeartbeatInterval, streams.ConvertAll(s => s.Stream), last);
        await outbox.ReplyAsync(welcome, cancellationToken);
        foreach (var stream in streams) _watches.Add(tools.Watch.Watch(stream.Stream, stream.MarkDirty));
        if (hello.WantsPreviews) _previews.Listen(streams.Select(s => s.Stream));
        // Last: the writer looks at the streams only when the welcome lies before them in the replies.
        _streams = streams;
        outbox.Ring();
    }

    private bool TryRegister(ClientFrame.Hello hello)
    {
        var info = new OpenSession(
            tools.Machine.NewName(), peer.Actor.AccountId, peer.Actor.DeviceId, tools.Time.GetUtcNow(), hello.Software, peer.Carrier);
        var handle = new SessionHandle(info, outbox, peer.CutOff, tools.Machine.Post);
        if (!tools.Registry.TryAdd(handle)) return false;
        _handle = handle;
        SyncLog.SessionOpened(tools.Log, info.Session, info.Carrier, hello.Client.Value, info.DeviceId);
        return true;
    }

    private async Task<Problem?> SubmitAsync(ClientFrame.Submit submit, CancellationToken cancellationToken)
    {
        if (Find(submit.Stream) is not { } stream) return SessionProblems.UnknownStream(submit.Stream);
        if (submit.Mutations.Count is 0 or > Limits.MutationsPerBatch) return SessionProblems.BatchSize(submit.Mutations.Count);
        // Before the door: the numbers of these mutations stay free.
        var access = await tools.Access.OfAsync(peer.Actor, submit.Stream, cancellationToken);
        if (access != StreamAccess.Write) return access == StreamAccess.Read ? StreamProblems.ReadOnly(submit.Stream) : SessionProblems.UnknownStream(submit.Stream);
        var result = await tools.Door.SubmitAsync(peer.Actor, submit.Stream, _client, submit.Mutations, _clock.Estimate, cancellationToken);
        await outbox.ReplyAsync(new ServerFrame.Submitted(result), cancellationToken);
        if (result.Results.Count > 0) stream.Owe(result.Results[^1].Id, result.Results.Max(r => r.Sequence));
        return null;
    }

    private async ValueTask CountAsync(Problem? problem, CancellationToken cancellationToken)
    {
        if (problem is null)
        {
            _wrongFrames = 0;
            return;
        }

        SyncLog.FrameRefused(tools.Log, peer.Carrier, problem.Code);
        await outbox.ReplyAsync(new ServerFrame.Refused(problem), cancellationToken);
        if (++_wrongFrames == WrongFramesInARow) outbox.SayGoodbye(new ServerFrame.Goodbye(SessionProblems.TooManyWrongFrames, WrongFramesPause));
    }

    private FollowedStream? Find(Core.Documents.StreamId stream) => _streams.FirstOrDefault(s => s.Stream == stream);
}
