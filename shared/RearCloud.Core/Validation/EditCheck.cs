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
        return mutation.Edits.Select(Check).FirstOrDefault(p => p is not null);
    }

    private static Problem? Check(Edit edit)
    {
        if (edit.Base.Value < 0)
            return new Problem("edit.base", "", $"The base {edit.Base} is below zero.", "Use the sequence that the replica has applied.");
        if (!edit.Key.Kind.IsKnown)
            return new Problem("document.kind", "", $"There is no document kind '{edit.Key.Kind}'.", $"Use one of {string.Join(", ", Documents.DocumentKind.Known)}.");
        return edit.Operation switch
        {
            EditOperation.Create => edit.Body is null ? new Problem("edit.body", "", "A create has no body.", "Send the whole document.") : null,
            EditOperation.Set => CheckFields(edit.Fields),
            _ => null,
        };
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
