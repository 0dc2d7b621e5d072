using System.Collections.Immutable;

namespace RearCloud.Scene.Drawing.Json;

/// <summary>What a <see cref="Animation.FilmTiming"/> is made of.</summary>
internal sealed record FilmTimingParts(ImmutableArray<TimeSpan> Durations, int Plays);
