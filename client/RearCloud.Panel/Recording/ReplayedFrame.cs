using RearCloud.Core.Panels;

namespace RearCloud.Panel.Recording;

/// <summary>A frame that was made again.</summary>
/// <param name="Number">Its number in the recording, from 1.</param>
/// <param name="Time">The moment that it shows.</param>
/// <param name="Damage">Around what the panel drew anew when it was recorded.</param>
/// <param name="Hash">XXH64 of the rows of its picture, each seeded with the one above; null if it could not be drawn.</param>
/// <param name="RecordedHash">The same when it was recorded.</param>
/// <param name="LackedFilm">True if a film's frame was not there in time when it was recorded. Made again it is, so that the pictures are not compared.</param>
public sealed record ReplayedFrame(long Number, DateTimeOffset Time, PixelRect Damage, ulong? Hash, ulong? RecordedHash, bool LackedFilm = false)
{
    /// <summary>True if the picture is another one than it was. That two are taken for one by chance happens once in 2^64 times.</summary>
    public bool Differs => !LackedFilm && Hash != RecordedHash;
}
