using RearCloud.Core;
using RearCloud.Core.Edits;
using RearCloud.Core.Validation;
using RearCloud.Protocol.Mapping;

namespace RearCloud.Protocol.Frames;

/// <summary>Checks a preview by itself: in the client before it leaves, and at the server. Every problem has a code under <c>preview.</c>.</summary>
public static class PreviewCheck
{
    /// <summary>What the codes of refused previews begin with.</summary>
    public const string Codes = "preview.";

    /// <summary>The first rule that the edits of a preview break, or null.</summary>
    public static Problem? Check(IReadOnlyList<Edit> edits)
    {
        if (edits.Count is 0 or > Limits.EditsPerPreview) return Size(edits.Count);
        if (edits.FirstOrDefault(e => e.Operation is not (EditOperation.Set or EditOperation.Move)) is { } other)
            return new Problem("preview.operation", "", $"A preview does not {other.Operation.ToString().ToLowerInvariant()} documents.", "Preview sets and moves; all else is an edit.");
        if (edits.Select(EditCheck.Check).FirstOrDefault(p => p is not null) is { } wrong) return wrong with { Code = "preview.edit" };
        return edits.Sum(EditMapping.SizeOf) is var bytes && bytes > Limits.PreviewBytes ? TooLarge(bytes) : null;
    }

    private static Problem Size(int count) =>
        new("preview.size", "", $"The preview has {count} edits; 1 to {Limits.EditsPerPreview} are allowed.", "Preview what the hand holds.");

    internal static Problem TooLarge(int bytes) =>
        new("preview.too-large", "", $"The preview has {bytes} bytes; {Limits.PreviewBytes} are allowed.", "Preview only the members that change.");
}
