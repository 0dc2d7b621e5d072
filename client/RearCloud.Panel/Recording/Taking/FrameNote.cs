using RearCloud.Core.Panels;
using RearCloud.Scene;

namespace RearCloud.Panel.Recording.Taking;

/// <summary>What a frame was made of, and what came out.</summary>
/// <param name="Number">Counts frames from 1, those that were lost too.</param>
/// <param name="Snapshot">What it shows; frozen.</param>
/// <param name="Time">The moment that it shows.</param>
/// <param name="IsStale">True if everything was drawn anew.</param>
/// <param name="LacksFilm">True if it shows a film otherwise than its moment asks for, because its frame was not there.</param>
/// <param name="Damage">Around what changed.</param>
/// <param name="Hash">Of the picture; null if it could not be drawn.</param>
internal readonly record struct FrameNote(long Number, Snapshot Snapshot, DateTimeOffset Time, bool IsStale, bool LacksFilm, PixelRect Damage, ulong? Hash);
