using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Core.Merging;

/// <summary>
/// The jitter of a move: the same wherever the move is merged, so that a replica shows the place that the server stores, and another for each member, so
/// that members that are moved to one place at once do not meet at one key.
/// </summary>
internal static class OrderJitter
{
    // FNV-1a, then the finalizer of MurmurHash3 (both public domain), so that names that differ in one letter spread over all bits.
    public static uint Of(DocumentKey key, FieldPath member)
    {
        var hash = 2_166_136_261;
        foreach (var unit in $"{key}{member}") hash = unchecked((hash ^ unit) * 16_777_619);
        hash = unchecked((hash ^ (hash >> 16)) * 0x85EB_CA6B);
        hash = unchecked((hash ^ (hash >> 13)) * 0xC2B2_AE35);
        return hash ^ (hash >> 16);
    }
}
