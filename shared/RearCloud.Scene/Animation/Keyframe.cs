namespace RearCloud.Scene.Animation;

/// <summary>A value that is reached at a time after the start.</summary>
/// <param name="At">The time.</param>
/// <param name="Value">The value.</param>
/// <param name="Easing">The curve on which it is reached from the frame before.</param>
public readonly record struct Keyframe(TimeSpan At, double Value, Easing Easing);
