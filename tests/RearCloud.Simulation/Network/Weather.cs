namespace RearCloud.Simulation.Network;

/// <summary>What the network does to one device.</summary>
internal sealed class Weather
{
    public bool IsPartitioned { get; set; }

    public (double Least, double Most) LatencyMilliseconds { get; set; } = (1, 40);

    /// <summary>How long the device takes to read a frame.</summary>
    public double ReadingMilliseconds { get; set; }

    public double DeltaLoss { get; set; }

    public double DeltaRepetition { get; set; }

    public double DeltaSwap { get; set; }

    public void Clear()
    {
        IsPartitioned = false;
        LatencyMilliseconds = (1, 40);
        ReadingMilliseconds = DeltaLoss = DeltaRepetition = DeltaSwap = 0;
    }
}
