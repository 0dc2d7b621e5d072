namespace RearCloud.Server.Assets;

/// <summary>An asset of an account.</summary>
/// <param name="Sha256">Its name: SHA-256 of its bytes in lower-case hex.</param>
/// <param name="ContentType"><c>image/webp</c> or <c>image/png</c>.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Name">The file's name when it was uploaded, for people; may be empty.</param>
public sealed record AssetInfo(string Sha256, string ContentType, long Bytes, int Width, int Height, string Name);
