namespace RearCloud.Panel.Linux.Power;

/// <summary>What the kernel says of a battery.</summary>
/// <param name="Percent">Charge, 0 to 100.</param>
/// <param name="IsCharging">True while power comes in; a full battery on the charger counts.</param>
public sealed record BatteryReading(double Percent, bool IsCharging);
