namespace RearCloud.Rendering.Films;

/// <summary>What a film may cost; checked before anything of it is decoded.</summary>
internal static class FilmLimits
{
    /// <summary>Bytes of a file that is played; uploads may be as large as those of images, and are written anew.</summary>
    public const int Bytes = 16 * 1024 * 1024;

    /// <summary>Frames of one play.</summary>
    public const int Frames = 2_000;

    /// <summary>Of one play.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Frames that name this and less stand for <see cref="TooShortStands"/>, as in browsers: Firefox, Chromium and WebKit read 0 to 10 ms as "no duration was thought of"
    /// (Chromium's <c>DeferredImageDecoder::FrameDurationAtIndex</c> tells why).
    /// </summary>
    public static readonly TimeSpan TooShort = TimeSpan.FromMilliseconds(10);

    public static readonly TimeSpan TooShortStands = TimeSpan.FromMilliseconds(100);
}
