using RearCloud.Core.Edits;

namespace RearCloud.Client.Outbox;

/// <summary>Makes one edit of two that set the same fields: a drag is one edit, however many places it went through.</summary>
internal static class EditSquash
{
    /// <summary>
    /// The newer edit under the waiting one's number, if it says everything again that the waiting one said; null otherwise.
    /// The newer base and time count, because its maker saw what came between. So does the newer trace: the older value is never shown by itself.
    /// </summary>
    public static Mutation? Squash(OutboxEntry waiting, Mutation newer)
    {
        if (waiting.IsSent || waiting.Mutation.Name != newer.Name || waiting.Mutation.Edits.Count != newer.Edits.Count) return null;
        for (var i = 0; i < newer.Edits.Count; i++)
        {
            if (!SaysAgain(waiting.Mutation.Edits[i], newer.Edits[i])) return null;
        }

        return newer with { Id = waiting.Mutation.Id };
    }

    private static bool SaysAgain(Edit waiting, Edit newer)
    {
        if (waiting.Operation != EditOperation.Set || newer.Operation != EditOperation.Set) return false;
        if (waiting.Key != newer.Key || waiting.Fields.Count != newer.Fields.Count) return false;
        for (var i = 0; i < newer.Fields.Count; i++)
        {
            if (!waiting.Fields[i].Path.Equals(newer.Fields[i].Path) || IsMerged(waiting.Fields[i]) || IsMerged(newer.Fields[i])) return false;
        }

        return true;
    }

    // An object that is merged member by member may name other members than the one before. Geometry is replaced whole.
    private static bool IsMerged(FieldChange change) =>
        change.Value is { ValueKind: System.Text.Json.JsonValueKind.Object } && !change.Path.IsAtomic;
}
