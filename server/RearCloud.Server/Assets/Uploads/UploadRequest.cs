namespace RearCloud.Server.Assets.Uploads;

/// <summary>An upload to begin.</summary>
/// <param name="Bytes">The file's length.</param>
/// <param name="Sha256">The file's SHA-256 in lower-case hex, checked at the end; null if it is not known.</param>
/// <param name="Name">The file's name, for people.</param>
internal sealed record UploadRequest(long Bytes, string? Sha256 = null, string? Name = null);
