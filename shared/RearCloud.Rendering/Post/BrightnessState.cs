namespace RearCloud.Rendering.Post;

/// <summary>How bright and how warm a panel is.</summary>
/// <param name="Nits">Of white; 0 before the first step.</param>
/// <param name="Load">Light of the whole panel, in nits of a white picture.</param>
/// <param name="Heat">Warmth above that of a dark panel; 1 is what <see cref="BrightnessProfile.Sustained"/> leads to, and the limit.</param>
internal readonly record struct BrightnessState(double Nits, double Load, double Heat);
