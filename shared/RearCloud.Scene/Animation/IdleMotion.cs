namespace RearCloud.Scene.Animation;

/// <summary>Motion that nothing asked for: wallpapers that live, texts that run through.</summary>
internal static class IdleMotion
{
    /// <summary>Percent from which down a battery that is not charged has better uses.</summary>
    private const double LowBattery = 15;

    /// <summary>False on a panel that nobody looks at, with a low battery, and where the owner wants little to move.</summary>
    public static bool IsAllowed(SignalSet signals)
    {
        if (signals.Find(SignalNames.PanelAmbient)?.Truth == true || signals.Find(SignalNames.ReducedMotion)?.Truth == true) return false;
        return !(signals.Find(SignalNames.BatteryLevel)?.Number <= LowBattery) || signals.Find(SignalNames.BatteryCharging)?.Truth == true;
    }
}
