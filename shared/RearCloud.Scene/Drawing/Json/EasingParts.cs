using RearCloud.Scene.Animation;

namespace RearCloud.Scene.Drawing.Json;

/// <summary>What an <see cref="Easing"/> is made of.</summary>
internal readonly record struct EasingParts(double X1, double Y1, double X2, double Y2);
