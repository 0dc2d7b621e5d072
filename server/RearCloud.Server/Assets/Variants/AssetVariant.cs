namespace RearCloud.Server.Assets.Variants;

/// <summary>The bytes that are sent for an asset: its own, or those made for a panel.</summary>
internal sealed record AssetVariant(string Sha256, string ContentType);
