using System.Threading.RateLimiting;
using RearCloud.Core;

namespace RearCloud.Server.Assets.Images;

/// <summary>Lets few images be decoded at a time, off the caller's thread; each may take much memory for a second.</summary>
internal sealed class DecodeTurns : IDisposable
{
    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = AssetLimits.ConcurrentDecodes, QueueLimit = AssetLimits.WaitingDecodes, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Runs the work when it is its turn; too many waiters are refused.</summary>
    public async Task<Result<T>> RunAsync<T>(Func<Result<T>> work, CancellationToken cancellationToken)
    {
        using var turn = await _turns.AcquireAsync(1, cancellationToken);
        return turn.IsAcquired ? await Task.Run(work, cancellationToken) : AssetProblems.Busy;
    }

    public void Dispose() => _turns.Dispose();
}
