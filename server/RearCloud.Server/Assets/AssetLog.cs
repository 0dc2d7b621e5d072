using Microsoft.Extensions.Logging;

namespace RearCloud.Server.Assets;

/// <summary>What assets write into the log. No file names.</summary>
internal static partial class AssetLog
{
    [LoggerMessage(1, LogLevel.Information, "Asset {Sha256} was stored: {ContentType}, {Width} x {Height}, {Bytes} bytes", EventName = "assets.stored")]
    public static partial void Stored(this ILogger logger, string sha256, string contentType, int width, int height, long bytes);

    [LoggerMessage(2, LogLevel.Information, "An upload was refused: {Code}", EventName = "assets.refused")]
    public static partial void Refused(this ILogger logger, string code);

    [LoggerMessage(3, LogLevel.Information, "Swept {Uploads} uploads that were given up, {Assets} assets that nothing names, {Variants} variants and the bytes of {Blobs}", EventName = "assets.swept")]
    public static partial void Swept(this ILogger logger, int uploads, int assets, int variants, int blobs);

    [LoggerMessage(4, LogLevel.Warning, "A sweep of assets stopped; the next one goes on", EventName = "assets.sweep-failed")]
    public static partial void SweepFailed(this ILogger logger, Exception exception);
}
