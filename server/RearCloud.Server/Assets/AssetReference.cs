namespace RearCloud.Server.Assets;

/// <summary>A member of a document that names an asset.</summary>
/// <param name="Pointer">JSON Pointer (RFC 6901) of the member.</param>
/// <param name="Sha256">The name.</param>
internal sealed record AssetReference(string Pointer, string Sha256);
