using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Waiting;

namespace RearCloud.Server.Sync.Sessions;

/// <summary>An open session in the registry.</summary>
/// <param name="info">What the registry tells of it.</param>
/// <param name="outbox">Where its goodbye goes.</param>
/// <param name="cutOff">Ends its connection at once.</param>
/// <param name="post">Where those go on who wait for its end.</param>
internal sealed class SessionHandle(OpenSession info, SessionOutbox outbox, Action cutOff, PostWork post)
{
    private readonly TaskCompletionSource _ended = new();

    public OpenSession Info => info;

    public void MarkEnded() => post(static ended => ((TaskCompletionSource)ended!).TrySetResult(), _ended);

    /// <summary>Says goodbye and returns when the session has ended; cuts it off after <paramref name="grace"/>.</summary>
    public async Task CloseAsync(ServerFrame.Goodbye goodbye, TimeSpan grace, TimeProvider time, CancellationToken cancellationToken)
    {
        outbox.SayGoodbye(goodbye);
        try
        {
            await _ended.Task.WaitAsync(grace, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            cutOff();
            await _ended.Task.WaitAsync(cancellationToken);
        }
    }
}
