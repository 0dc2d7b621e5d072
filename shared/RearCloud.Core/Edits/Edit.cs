using System.Text.Json;
using RearCloud.Core.Documents;

namespace RearCloud.Core.Edits;

/// <summary>What a person or program meant: changes to one document, with the version it was made on.</summary>
public sealed record Edit
{
    private Edit(DocumentKey key, EditOperation operation, Sequence basedOn, JsonElement? body, IReadOnlyList<FieldChange> fields)
    {
        Key = key;
        Operation = operation;
        Base = basedOn;
        Body = body;
        Fields = fields;
    }

    public DocumentKey Key { get; }

    public EditOperation Operation { get; }

    /// <summary>The stream's sequence that the editor had seen: what is newer is concurrent.</summary>
    public Sequence Base { get; }

    /// <summary>The whole body of a <see cref="EditOperation.Create"/>; null otherwise.</summary>
    public JsonElement? Body { get; }

    /// <summary>The changes of a <see cref="EditOperation.Set"/>; empty otherwise.</summary>
    public IReadOnlyList<FieldChange> Fields { get; }

    public static Edit Create(DocumentKey key, JsonElement body, Sequence basedOn = default) => new(key, EditOperation.Create, basedOn, body, []);

    public static Edit Set(DocumentKey key, Sequence basedOn, params IReadOnlyList<FieldChange> fields) => new(key, EditOperation.Set, basedOn, null, fields);

    public static Edit Delete(DocumentKey key, Sequence basedOn) => new(key, EditOperation.Delete, basedOn, null, []);

    public static Edit Restore(DocumentKey key, Sequence basedOn) => new(key, EditOperation.Restore, basedOn, null, []);

    /// <summary>The same edit made on another version.</summary>
    public Edit On(Sequence basedOn) => new(Key, Operation, basedOn, Body, Fields);
}
