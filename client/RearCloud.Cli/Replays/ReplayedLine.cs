using RearCloud.Core.Panels;

namespace RearCloud.Cli.Replays;

/// <summary>A frame of <c>rear replay --frames --json</c>.</summary>
/// <param name="Frame">Its number.</param>
/// <param name="Time">The moment that it shows.</param>
/// <param name="Damage">Around what the panel drew anew.</param>
/// <param name="Hash">Of the picture, sixteen hexadecimal digits; absent if it could not be drawn.</param>
/// <param name="RecordedHash">The same when it was recorded.</param>
/// <param name="Differs">True if the picture is another one.</param>
/// <param name="LackedFilm">True if a film's frame was not there in time when it was recorded; such pictures are not compared.</param>
internal sealed record ReplayedLine(long Frame, DateTimeOffset Time, PixelRect Damage, string? Hash, string? RecordedHash, bool Differs, bool LackedFilm);
