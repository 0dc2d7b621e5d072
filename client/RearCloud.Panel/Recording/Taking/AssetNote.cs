namespace RearCloud.Panel.Recording.Taking;

/// <summary>What the painter was given when it asked for an asset, if that was something else than before.</summary>
/// <param name="Frame">Number of the frame that asked.</param>
/// <param name="Id">As it was asked for.</param>
/// <param name="Bytes">Null if it is not there any more, or left out.</param>
/// <param name="LeftOut">Bytes of an asset that did not fit; 0 otherwise.</param>
internal sealed record AssetNote(long Frame, string Id, byte[]? Bytes, long LeftOut);
