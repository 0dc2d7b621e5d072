using RearCloud.Scene;

namespace RearCloud.Panel.Signals;

/// <summary>Keeps the tremble of a sensor from the scene: a device that lies on a desk, or in a quiet hand, builds no scenes and wakes no panel.</summary>
internal static class TiltDeadband
{
    /// <summary>Degrees by which a tilt differs from the last that counted before it counts.</summary>
    public const double Degrees = 0.6;

    /// <summary>True if a value of a signal is not worth telling.</summary>
    /// <param name="name">The signal.</param>
    /// <param name="last">Its last value that was told, if any.</param>
    /// <param name="value">Its value now.</param>
    public static bool Holds(string name, SignalValue? last, SignalValue value) =>
        name is SignalNames.TiltX or SignalNames.TiltY && last?.Number is { } before && value.Number is { } now && Math.Abs(now - before) < Degrees;
}
