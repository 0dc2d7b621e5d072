using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Client.Outbox;

/// <summary>An edit as the outbox keeps it.</summary>
internal sealed record StoredEdit(string Kind, string Id, EditOperation Operation, long Base, JsonElement? Body, IReadOnlyList<StoredField>? Fields, StoredPlace? Place = null)
{
    public static StoredEdit From(Edit edit) =>
        new(edit.Key.Kind.Name, edit.Key.Id.Value, edit.Operation, edit.Base.Value, edit.Body,
            edit.Fields.Count == 0 ? null : [.. edit.Fields.Select(f => new StoredField(f.Path.Pointer, f.Value))],
            edit.Place is { } place ? new StoredPlace(place.Member.Pointer, place.After, place.AfterOrder) : null);

    public Edit ToEdit()
    {
        var key = new DocumentKey(new DocumentKind(Kind), new DocumentId(Id));
        var basedOn = new Sequence(Base);
        return Operation switch
        {
            EditOperation.Create => Edit.Create(key, Body!.Value, basedOn),
            EditOperation.Set => Edit.Set(key, basedOn, [.. Fields!.Select(f => new FieldChange(FieldPath.Parse(f.Path).Value, f.Value))]),
            EditOperation.Delete => Edit.Delete(key, basedOn),
            EditOperation.Restore => Edit.Restore(key, basedOn),
            EditOperation.Move => Edit.Move(key, basedOn, FieldPath.Parse(Place!.Member).Value, Place.After, Place.AfterOrder),
            EditOperation.Replace => Edit.Replace(key, basedOn, Body!.Value),
            _ => throw new JsonException($"There is no operation {Operation}."),
        };
    }
}
