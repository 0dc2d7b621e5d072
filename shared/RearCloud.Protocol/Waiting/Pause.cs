namespace RearCloud.Protocol.Waiting;

/// <summary>A wait whose end, and whose cancellation, go on where the machine says; those of <see cref="Task.Delay(TimeSpan)"/> may go on in the thread pool.</summary>
public static class Pause
{
    /// <summary>Waits for a time.</summary>
    /// <param name="length">How long; not negative.</param>
    /// <param name="time">By which clock.</param>
    /// <param name="post">Where the waiting loop goes on.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The token fired first.</exception>
    public static async Task WaitAsync(TimeSpan length, TimeProvider time, PostWork post, CancellationToken cancellationToken)
    {
        var bell = new Bell(post);
        var timer = time.CreateTimer(static bell => ((Bell)bell!).Ring(), bell, length, Timeout.InfiniteTimeSpan);
        await using var disposal = timer.ConfigureAwait(false);
        await bell.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
