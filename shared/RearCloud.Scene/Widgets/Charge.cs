using System.Globalization;
using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Widgets;

/// <summary>The battery as the signals tell it.</summary>
/// <param name="Level">Whole percent, 0 to 100; null if not known.</param>
/// <param name="IsCharging">True while power comes in.</param>
/// <param name="IsLow">True at or below the owner's limit while none comes in.</param>
internal readonly record struct Charge(int? Level, bool IsCharging, bool IsLow)
{
    private static readonly Color Green = new(0xFF34C759);
    private static readonly Color Red = new(0xFFFF453A);

    /// <summary>0 to 1; 0 if not known.</summary>
    public float Share => (Level ?? 0) / 100f;

    public string Number => Level?.ToString(CultureInfo.InvariantCulture) ?? "--";

    public static Charge Read(SignalSet signals, double low)
    {
        var said = signals.Find(SignalNames.BatteryLevel)?.Number;
        var charging = signals.Find(SignalNames.BatteryCharging)?.Truth ?? false;
        if (said is not (>= 0 and <= 100)) return new Charge(null, charging, false);
        return new Charge((int)Math.Round(said.Value, MidpointRounding.AwayFromZero), charging, said <= low && !charging);
    }

    public string Percent(CultureInfo culture) => Level is null ? "--" : ((double)Share).ToString("P0", culture);

    /// <summary>Colour of the amount: it speaks only when it has something to say.</summary>
    public Color Fill(Color color) => IsCharging ? Green : IsLow ? Red : color;

    public Color Letters(Color color) => Level is null ? TypeScale.Absent(color) : color;
}
