namespace RearCloud.Server.Assets.Uploads;

/// <summary>How far an upload in parts has come.</summary>
/// <param name="Id">Names it in its address.</param>
/// <param name="Bytes">Bytes that were announced.</param>
/// <param name="Offset">Bytes that are safe: where the next part begins.</param>
/// <param name="ExpiresAt">When it is given up unless it is finished.</param>
/// <param name="Asset">What it became; null while it is open.</param>
internal sealed record UploadState(string Id, long Bytes, long Offset, DateTimeOffset ExpiresAt, string? Asset);
