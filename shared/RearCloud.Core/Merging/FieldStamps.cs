using System.Collections.Immutable;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Core.Merging;

/// <summary>
/// When each member of a document was last set: the causal history that settles conflicts. Frozen; kept by the server beside the body.
/// A stamp on a member speaks for everything below it until something below has a stamp of its own.
/// </summary>
public sealed class FieldStamps
{
    private readonly ImmutableSortedDictionary<string, FieldStamp> _stamps;

    private FieldStamps(ImmutableSortedDictionary<string, FieldStamp> stamps) => _stamps = stamps;

    public static FieldStamps Empty { get; } = new(ImmutableSortedDictionary.Create<string, FieldStamp>(StringComparer.Ordinal));

    /// <summary>Stamps by JSON Pointer; the root's pointer is empty.</summary>
    public IReadOnlyDictionary<string, FieldStamp> ByPointer => _stamps;

    public static FieldStamps From(IEnumerable<KeyValuePair<string, FieldStamp>> stamps) =>
        new(ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, stamps));

    /// <summary>The stamp of the whole document, for a body that was written at once.</summary>
    public static FieldStamps Whole(FieldStamp stamp) => new(Empty._stamps.SetItem("", stamp));

    /// <summary>
    /// The newest stamp that a write to <paramref name="path"/> has to beat: of the member itself or its nearest stamped ancestor,
    /// and of everything below it.
    /// </summary>
    /// <param name="path">The member.</param>
    /// <param name="own">The place of the write itself, whose stamps it does not have to beat: what stands by it has replaced what stood before.</param>
    public FieldStamp? Newest(FieldPath path, Sequence own = default)
    {
        FieldStamp? newest = null;
        for (var length = path.Segments.Count; length >= 0 && newest is null; length--)
        {
            var pointer = length == path.Segments.Count ? path.Pointer : FieldPath.Of([.. path.Segments.Take(length)]).Pointer;
            if (_stamps.TryGetValue(pointer, out var stamp)) newest = stamp;
        }

        if (newest?.Sequence == own) newest = null;
        foreach (var (_, stamp) in Below(path.Pointer).Where(s => s.Value.Sequence != own))
        {
            if (newest is null || stamp.Sequence > newest.Sequence) newest = stamp;
        }

        return newest;
    }

    /// <summary>Stamps a member; what stood below it is absorbed.</summary>
    public FieldStamps With(FieldPath path, FieldStamp stamp)
    {
        var stamps = _stamps.RemoveRange(Below(path.Pointer).Select(s => s.Key));
        return new FieldStamps(stamps.SetItem(path.Pointer, stamp));
    }

    private IEnumerable<KeyValuePair<string, FieldStamp>> Below(string pointer) =>
        _stamps.Where(s => s.Key.Length > pointer.Length && s.Key[pointer.Length] == '/' && s.Key.StartsWith(pointer, StringComparison.Ordinal));
}
