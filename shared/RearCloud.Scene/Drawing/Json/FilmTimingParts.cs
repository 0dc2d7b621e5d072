using System.Collections.Immutable;
using RearCloud.Scene.Animation;

namespace RearCloud.Scene.Drawing.Json;

/// <summary>What a <see cref="FilmTiming"/> is made of.</summary>
internal sealed record FilmTimingParts(ImmutableArray<TimeSpan> Durations, int Plays);
