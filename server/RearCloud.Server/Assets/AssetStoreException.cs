using RearCloud.Core;

namespace RearCloud.Server.Assets;

/// <summary>The store of assets failed: a full disk, a lost connection. Nothing half-written is visible.</summary>
public sealed class AssetStoreException(Exception inner) : Exception(inner.Message, inner), IProblemCause
{
    /// <summary>What to tell the one who asked; the cause is for the operator's log.</summary>
    public Problem Problem { get; } = new(
        "asset.store-failed", "", "The server cannot keep or read the bytes at the moment: its storage is full or does not answer.", "Try again later; nothing was half stored.");
}
