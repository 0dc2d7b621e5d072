using RearCloud.Core;

namespace RearCloud.Server.Assets.Uploads;

/// <summary>The refusals of uploads in parts.</summary>
internal static class UploadProblems
{
    private const string ReadOffset = "Ask how far it came (GET) and send the part that begins there.";

    public static Problem TooMany { get; } = new(
        "upload.too-many", "", $"The account has {AssetLimits.OpenUploads} uploads open, or more than {AssetLimits.OpenUploadBytes} bytes announced in them.", "Finish or delete one of them; each ends by itself after a day.");

    public static Problem Sha256 { get; } = new("upload.sha256", "/sha256", "That is no SHA-256.", "Write 64 lower-case hexadecimal digits, or leave it out.");

    public static Problem OffsetMissing { get; } = new(
        "upload.offset-missing", "", "The request does not say where its part begins.", "Send the header Upload-Offset with the number of bytes that went before.");

    public static Problem Finished { get; } = new("upload.finished", "", "The upload is finished and takes no more parts.", "Use its asset, or begin another upload.");

    public static Problem PartTooSmall { get; } = new(
        "upload.part-too-small", "", $"A part that is not the last has at least {AssetLimits.PartBytes} bytes.", "Send larger parts.");

    public static Problem WrongHash { get; } = new(
        "upload.hash", "/sha256", "The bytes that arrived do not have the SHA-256 that was announced. The upload is deleted.", "Begin it again.");

    public static Problem Missing(string id) => new("upload.missing", "", $"There is no upload {id}; it may have expired.", "Begin it again.");

    public static Problem Size(long bytes) => bytes > Limits.UploadBytes
        ? new("upload.too-large", "/bytes", $"{bytes} bytes are announced; {Limits.UploadBytes} are allowed.", "Upload a smaller image.")
        : new("upload.size", "/bytes", $"{bytes} bytes are announced.", "Announce the file's length, at least one byte.");

    public static Problem Offset(long expected, long offset) => new(
        "upload.offset", "", $"The part begins at {offset}, but {expected} bytes are here.", ReadOffset);

    public static Problem TooLong(long bytes) => new(
        "upload.too-long", "", $"The part goes beyond the {bytes} bytes that were announced.", "Send no more than was announced, or begin another upload.");

    public static Problem Incomplete(long arrived, long bytes) => new("upload.incomplete", "", $"{arrived} of {bytes} bytes are here.", ReadOffset);
}
