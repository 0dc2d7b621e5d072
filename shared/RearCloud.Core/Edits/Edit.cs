using System.Text.Json;
using RearCloud.Core.Documents;

namespace RearCloud.Core.Edits;

/// <summary>What a person or program meant: changes to one document, with the version it was made on.</summary>
public sealed record Edit
{
    private Edit(DocumentKey key, EditOperation operation, Sequence basedOn)
    {
        Key = key;
        Operation = operation;
        Base = basedOn;
    }

    public DocumentKey Key { get; }

    public EditOperation Operation { get; }

    /// <summary>The stream's sequence that the editor had seen: what is newer is concurrent.</summary>
    public Sequence Base { get; private init; }

    /// <summary>The whole body of a <see cref="EditOperation.Create"/> or <see cref="EditOperation.Replace"/>; null otherwise.</summary>
    public JsonElement? Body { get; private init; }

    /// <summary>The changes of a <see cref="EditOperation.Set"/>; empty otherwise.</summary>
    public IReadOnlyList<FieldChange> Fields { get; private init; } = [];

    /// <summary>Where the member of a <see cref="EditOperation.Move"/> goes; null otherwise.</summary>
    public MemberPlace? Place { get; private init; }

    public static Edit Create(DocumentKey key, JsonElement body, Sequence basedOn = default) => new(key, EditOperation.Create, basedOn) { Body = body };

    public static Edit Set(DocumentKey key, Sequence basedOn, params IReadOnlyList<FieldChange> fields) => new(key, EditOperation.Set, basedOn) { Fields = fields };

    public static Edit Delete(DocumentKey key, Sequence basedOn) => new(key, EditOperation.Delete, basedOn);

    public static Edit Restore(DocumentKey key, Sequence basedOn) => new(key, EditOperation.Restore, basedOn);

    /// <summary>
    /// Moves a member of a collection behind a sibling. What is stored is the member's <c>order</c>, computed among the siblings as they stand where the
    /// edit is merged; it conflicts like any set of that field. A member that is gone stays gone.
    /// </summary>
    /// <param name="key">The document.</param>
    /// <param name="basedOn">What the maker had seen.</param>
    /// <param name="member">The collection and the member: <c>/widgets/clock</c>.</param>
    /// <param name="after">The sibling that it follows; null moves it to the front.</param>
    /// <param name="afterOrder">
    /// The sibling's order key as the maker saw it: where the member goes if the sibling is gone meanwhile. Without it, to the end.
    /// </param>
    public static Edit Move(DocumentKey key, Sequence basedOn, FieldPath member, string? after, string? afterOrder = null) =>
        new(key, EditOperation.Move, basedOn) { Place = new MemberPlace(member, after, afterOrder) };

    /// <summary>
    /// Makes the document this body, whether it stands, is deleted or never was. Only what differs from what stands is set, and what the body lacks is
    /// removed; each is settled like a set, so that what others changed meanwhile is kept, as it stands or as a lost value.
    /// </summary>
    public static Edit Replace(DocumentKey key, Sequence basedOn, JsonElement body) => new(key, EditOperation.Replace, basedOn) { Body = body };

    /// <summary>The same edit made on another version.</summary>
    public Edit On(Sequence basedOn) => this with { Base = basedOn };

    /// <summary>The same edit with the order key that its maker sees of the sibling it names; an edit that names none stays as it is.</summary>
    public Edit Seeing(Document? document)
    {
        if (Place is not { After: { } after, AfterOrder: null, Member.Segments.Count: 2 } place || document is null) return this;
        var order = OrderedCollection.Of(document.Body, place.Member.Segments[0]).OrderOf(after);
        return order is null ? this : this with { Place = place with { AfterOrder = order } };
    }
}
