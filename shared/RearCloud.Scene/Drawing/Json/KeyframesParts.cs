using System.Collections.Immutable;
using RearCloud.Scene.Animation;

namespace RearCloud.Scene.Drawing.Json;

/// <summary>What <see cref="Keyframes"/> are made of.</summary>
internal sealed record KeyframesParts(ImmutableArray<Keyframe> Frames);
