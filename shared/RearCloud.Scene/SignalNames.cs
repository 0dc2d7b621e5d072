using RearCloud.Expressions;

namespace RearCloud.Scene;

/// <summary>The signals that the widgets know. Time is no signal: it is an argument of the scene.</summary>
public static class SignalNames
{
    /// <summary>Charge in percent, 0 to 100: a number.</summary>
    public const string BatteryLevel = "battery.level";

    /// <summary>True while power comes in.</summary>
    public const string BatteryCharging = "battery.charging";

    /// <summary>What the owner calls the device: a text.</summary>
    public const string DeviceName = "device.name";

    /// <summary>What expressions in widgets may name; numbers are whole there, so that <c>battery.level &lt; 20</c> and <c>{battery.level}%</c> read well.</summary>
    public static ExpressionScope Scope { get; } = new(
    [
        new SignalDeclaration(BatteryLevel, ExpressionType.Int),
        new SignalDeclaration(BatteryCharging, ExpressionType.Bool),
        new SignalDeclaration(DeviceName, ExpressionType.String),
    ]);
}
