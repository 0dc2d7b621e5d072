namespace RearCloud.Panel.Pacing;

/// <summary>One beat of the panel.</summary>
/// <param name="Index">Number of the beat; strictly rising.</param>
/// <param name="Time">The wall-clock moment of the beat itself, not of the return from waiting for it: what moves is drawn as it stands at this moment. <see cref="WallTime"/> makes it from the kernel's monotonic time.</param>
/// <param name="Lateness">How long after the beat the waiting thread ran again.</param>
public readonly record struct VsyncTick(long Index, DateTimeOffset Time, TimeSpan Lateness);
