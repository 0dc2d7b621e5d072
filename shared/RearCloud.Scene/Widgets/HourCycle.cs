namespace RearCloud.Scene.Widgets;

/// <summary>How hours are counted.</summary>
internal enum HourCycle
{
    /// <summary>As the culture writes a short time.</summary>
    Auto,

    Twelve,

    TwentyFour,
}
