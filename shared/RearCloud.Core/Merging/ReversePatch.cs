using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Core.Merging;

/// <summary>
/// What a change replaced in its document: brings the document from after the change back to before it, so that every state of the kept history can be
/// shown exactly. Kept beside the change; usually a few members, the whole body only where that is shorter.
/// </summary>
public sealed record ReversePatch
{
    private ReversePatch()
    {
    }

    /// <summary>There was no document before the change.</summary>
    public static ReversePatch Nothing { get; } = new();

    /// <summary>False if there was no document before the change; all else says nothing then.</summary>
    public bool Existed { get; private init; }

    /// <summary>The version that the document had.</summary>
    public Sequence Version { get; private init; }

    /// <summary>True if the document was a tombstone.</summary>
    public bool WasDeleted { get; private init; }

    /// <summary>The body that the document had; null if <see cref="Fields"/> say what differed.</summary>
    public JsonElement? Body { get; private init; }

    /// <summary>The members that the change replaced, with the values they had; without a value, a member that was not there.</summary>
    public IReadOnlyList<FieldChange> Fields { get; private init; } = [];

    /// <summary>The patch of a change of whose document the whole body is kept.</summary>
    public static ReversePatch Whole(Sequence version, bool wasDeleted, JsonElement body) =>
        new() { Existed = true, Version = version, WasDeleted = wasDeleted, Body = body };

    /// <summary>The patch of a change that replaced these members; none if it replaced nothing in the body.</summary>
    public static ReversePatch Members(Sequence version, bool wasDeleted, IReadOnlyList<FieldChange> fields) =>
        new() { Existed = true, Version = version, WasDeleted = wasDeleted, Fields = fields };

    /// <summary>What leads from <paramref name="after"/> back to <paramref name="before"/>.</summary>
    public static ReversePatch Between(Document? before, Document? after)
    {
        if (before is null) return Nothing;
        if (after is null || JsonElement.DeepEquals(before.Body, after.Body)) return Members(before.Version, before.IsDeleted, []);
        var fields = BodyDifference.Between(after.Body, before.Body);
        var length = fields.Sum(f => f.Path.Pointer.Length + (f.Value?.GetRawText().Length ?? 0));
        // A member whose name no path can write, such as an empty one, is kept with the whole body.
        return length < before.Body.GetRawText().Length && fields.All(f => FieldPath.Parse(f.Path.Pointer).IsSuccess)
            ? Members(before.Version, before.IsDeleted, fields)
            : Whole(before.Version, before.IsDeleted, before.Body);
    }

    /// <summary>True if the change replaced the member, something below it, or what holds it.</summary>
    public bool Touches(FieldPath path) =>
        !Existed || Body is not null || Fields.Any(f => IsWithin(f.Path.Pointer, path.Pointer) || IsWithin(path.Pointer, f.Path.Pointer));

    private static bool IsWithin(string inner, string outer) =>
        inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || inner[outer.Length] == '/');
}
