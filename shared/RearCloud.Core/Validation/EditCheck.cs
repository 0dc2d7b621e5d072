using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Core.Validation;

/// <summary>Checks a mutation by itself, before any document is looked at.</summary>
public static class EditCheck
{
    /// <summary>The first rule that the mutation breaks, or null.</summary>
    public static Problem? Check(Mutation mutation)
    {
        if (mutation.Id.Value < 1)
            return new Problem("mutation.id", "", $"A mutation's number is {mutation.Id}.", "Number mutations 1, 2, 3, …");
        if (mutation.Edits.Count is 0 or > Limits.EditsPerMutation)
            return new Problem("mutation.size", "", $"The mutation has {mutation.Edits.Count} edits; 1 to {Limits.EditsPerMutation} are allowed.", "Split it.");
        if (mutation.Name is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > Limits.MutationNameLength || name.Any(char.IsControl)))
            return new Problem("mutation.name", "", $"The mutation's name has {name.Length} characters; 1 to {Limits.MutationNameLength} are allowed, not all of them blank and none a control character.", "Shorten it, or leave it out.");
        return mutation.Edits.Select(Check).FirstOrDefault(p => p is not null);
    }

    /// <summary>The first rule that one edit breaks, or null.</summary>
    public static Problem? Check(Edit edit)
    {
        if (edit.Base.Value < 0)
            return new Problem("edit.base", "", $"The base {edit.Base} is below zero.", "Use the sequence that the replica has applied.");
        if (!edit.Key.Kind.IsKnown)
            return new Problem("document.kind", "", $"There is no document kind '{edit.Key.Kind}'.", $"Use one of {string.Join(", ", DocumentKind.Known)}.");
        return edit.Operation switch
        {
            EditOperation.Create or EditOperation.Replace => CheckBody(edit.Body),
            EditOperation.Set => CheckFields(edit.Fields),
            EditOperation.Move => CheckPlace(edit.Place),
            _ => null,
        };
    }

    private static Problem? CheckBody(JsonElement? body) =>
        body is { ValueKind: JsonValueKind.Object } ? null : new Problem("edit.body", "", "The edit's body is not a JSON object.", "Send the whole document.");

    private static Problem? CheckPlace(MemberPlace? place)
    {
        if (place is not { Member.Segments: [_, var member] })
            return new Problem("edit.move.member", place?.Member.Pointer ?? "", "A move does not name a member of a collection.", "Name the collection and the member, like /widgets/clock.");
        if (place.After is { } after && (after == member || !IdText.IsValid(after)))
            return new Problem("edit.move.after", place.Member.Pointer, "A member cannot follow what is not the id of another member.", "Name a sibling, or none to move it to the front.");
        return place.AfterOrder is null || FractionalIndex.IsValid(place.AfterOrder)
            ? null
            : new Problem("order.malformed", place.Member.Pointer, "The sibling's order is not an order key.", "Send the order that the sibling has, or leave it out.");
    }

    private static Problem? CheckFields(IReadOnlyList<FieldChange> fields)
    {
        if (fields.Count is 0 or > Limits.FieldsPerEdit)
            return new Problem("edit.fields", "", $"The edit sets {fields.Count} fields; 1 to {Limits.FieldsPerEdit} are allowed.", "Split it, or set an object at once.");
        return fields.FirstOrDefault(f => f.Path.Segments.Count == 0) is null
            ? null
            : new Problem("edit.path", "", "An edit cannot set the whole document.", "Name a member, or create the document anew.");
    }
}
