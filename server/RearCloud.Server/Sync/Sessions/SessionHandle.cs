using RearCloud.Protocol.Frames;

namespace RearCloud.Server.Sync.Sessions;

/// <summary>An open session in the registry.</summary>
internal sealed class SessionHandle(OpenSession info, SessionOutbox outbox, Action cutOff)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OpenSession Info => info;

    public void MarkEnded() => _ended.TrySetResult();

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
