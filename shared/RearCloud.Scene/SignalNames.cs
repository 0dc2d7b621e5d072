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

    /// <summary>True while the panel is in its ambient state: seen, but not looked at.</summary>
    public const string PanelAmbient = "panel.ambient";

    /// <summary>True if the owner wants nothing to move that need not.</summary>
    public const string ReducedMotion = "device.reduced-motion";

    /// <summary>Degrees by which the panel's right edge is turned away from who looks at it, against how the device is usually held: a number.</summary>
    public const string TiltX = "device.tilt.x";

    /// <summary>The same of the panel's bottom edge.</summary>
    public const string TiltY = "device.tilt.y";

    /// <summary>What expressions in widgets may name; numbers are whole there, so that <c>battery.level &lt; 20</c> and <c>{battery.level}%</c> read well.</summary>
    public static ExpressionScope Scope { get; } = new(
    [
        new SignalDeclaration(BatteryLevel, ExpressionType.Int),
        new SignalDeclaration(BatteryCharging, ExpressionType.Bool),
        new SignalDeclaration(DeviceName, ExpressionType.String),
    ]);
}
