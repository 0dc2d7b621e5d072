namespace RearCloud.Simulation.Running;

/// <summary>When a batch that never saw a rare event counts as failed.</summary>
internal static class Blindness
{
    /// <summary>In so many seeds each rare event happens, unless something keeps it from happening.</summary>
    public const int EnoughSeeds = 500;
}
