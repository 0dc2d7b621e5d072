using RearCloud.Core;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Waiting;

namespace RearCloud.Server.Sync.Sessions;

/// <summary>
/// Slows down a client that writes without end: beyond its rate, its next frame is not read until it has earned it. It is told so once for each
/// stretch, with the rate. Previews have a rate of their own, as many as are passed on, and weigh nothing up to it: a drag does not use up what edits need.
/// </summary>
internal sealed class SessionPace(SessionTools tools, SessionOutbox outbox)
{
    /// <summary>What a pull weighs, in frames: it reads.</summary>
    public const double PullCost = 4;

    private const double FrameCost = 1;

    private static readonly double PreviewsPerSecond = TimeSpan.FromSeconds(1) / Limits.PreviewInterval;

    private readonly TokenBucket _bucket = new(tools.Options.Value.FramesPerSecond, tools.Options.Value.FrameBurst, tools.Time);

    // Made with the first preview: most sessions only read.
    private TokenBucket? _previews;
    private bool _isTold;

    /// <summary>Counts a frame that was dealt with; returns when the next one may be read.</summary>
    public async ValueTask CountAsync(Result<ClientFrame> frame, CancellationToken cancellationToken)
    {
        var pause = _bucket.Take(Cost(frame));
        if (pause == TimeSpan.Zero)
        {
            _isTold = false;
            return;
        }

        // Begun before the client is told: the time that the telling takes counts.
        var wait = Pause.WaitAsync(pause, tools.Time, tools.Machine.Post, cancellationToken);
        if (!_isTold) await outbox.ReplyAsync(new ServerFrame.Refused(SessionProblems.TooFast(tools.Options.Value.FramesPerSecond)), cancellationToken);
        _isTold = true;
        await wait;
    }

    // A mutation weighs as much as a frame: each costs its own work at the door.
    private double Cost(Result<ClientFrame> frame) => !frame.TryGet(out var good, out _) ? FrameCost : good switch
    {
        ClientFrame.Submit submit => submit.Mutations.Count,
        ClientFrame.Pull => PullCost,
        ClientFrame.Preview => (_previews ??= new TokenBucket(PreviewsPerSecond, PreviewsPerSecond, tools.Time)).TryTake(1) ? 0 : FrameCost,
        _ => FrameCost,
    };
}
