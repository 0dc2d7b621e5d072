namespace RearCloud.Benchmarks.Sync;

/// <summary>How much is done.</summary>
/// <param name="IsQuick">Small counts: for trying, not for quoting.</param>
internal sealed record SyncScale(bool IsQuick)
{
    public int Of(int full, int quick) => IsQuick ? quick : full;
}
