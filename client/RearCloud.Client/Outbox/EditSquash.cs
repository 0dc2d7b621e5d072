using System.Text.Json;
using RearCloud.Client.Replicas;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;
using RearCloud.Core.Validation;

namespace RearCloud.Client.Outbox;

/// <summary>
/// Makes one mutation of the last one that waits and a newer one: a drag is one edit, however many places it went through. Only of the last, so that the numbers
/// stay without holes, and only while it was never sent.
/// </summary>
/// <remarks>
/// The newer base, time and trace count: the older values are never shown or sent by themselves. So nothing is squashed whose older part would pretend to have
/// seen what only the newer one saw.
/// </remarks>
internal static class EditSquash
{
    /// <summary>The one mutation under the waiting one's number; null if they stay two.</summary>
    public static Mutation? Squash(ReplicaState state, OutboxEntry waiting, Mutation newer)
    {
        var older = waiting.Mutation;
        if (waiting.IsSent || older.Name != newer.Name) return null;
        if (older.Edits.All(o => newer.Edits.Any(n => SaysAgain(o, n))) && newer.Edits.All(n => n.Operation == EditOperation.Set)) return newer with { Id = older.Id };
        return older.Edits is [var first] && newer.Edits is [var second] && first.Key == second.Key && One(state, first, second, newer) is { } edits
            ? newer with { Id = older.Id, Edits = edits }
            : null;
    }

    private static IReadOnlyList<Edit>? One(ReplicaState state, Edit older, Edit newer, Mutation mutation)
    {
        if (older.Operation == EditOperation.Move && newer.Operation == EditOperation.Move)
            return older.Place!.Member.Equals(newer.Place!.Member) ? [newer] : null;

        // A document that the server may know is merged there with what others made of it; one that nobody else has is only what this replica made of it.
        if (older.Operation != EditOperation.Create || MayBeKnown(state, older.Key, mutation.Id)) return null;
        return newer.Operation switch
        {
            // Both stay, so that the tombstone is there which a restore brings back.
            EditOperation.Delete => [older.On(newer.Base), newer],
            EditOperation.Set or EditOperation.Move or EditOperation.Create or EditOperation.Replace => Created(older, newer, mutation),
            _ => null,
        };
    }

    private static bool MayBeKnown(ReplicaState state, DocumentKey key, MutationId newest) =>
        state.Confirmed.ContainsKey(key) || state.Waiting.Any(w => w.Key.Next != newest && w.Value.Mutation.Edits.Any(e => e.Key == key));

    private static IReadOnlyList<Edit>? Created(Edit create, Edit change, Mutation mutation)
    {
        var document = new Document(create.Key, create.Body!.Value, change.Base, IsDeleted: false);
        if (!EditMerge.Apply(document, FieldStamps.Empty, change, new FieldStamp(change.Base, mutation.EditedAt)).TryGet(out var merged, out _)) return null;

        // A wrong change is refused by itself; it does not take a right document with it.
        if (!IsRight(merged.Body) && IsRight(document.Body)) return null;
        return [Edit.Create(create.Key, merged.Body, change.Base)];

        bool IsRight(JsonElement body) => DocumentCheck.Check(create.Key.Kind, body).Count == 0;
    }

    // The newer edit sets every field that the older one set, whatever it sets beside.
    private static bool SaysAgain(Edit older, Edit newer) =>
        older.Operation == EditOperation.Set && newer.Operation == EditOperation.Set && older.Key == newer.Key
        && older.Fields.All(o => !IsMerged(o) && newer.Fields.Any(n => n.Path.Equals(o.Path) && !IsMerged(n)));

    // An object that is merged member by member may name other members than the one before. Geometry is replaced whole.
    private static bool IsMerged(FieldChange change) => change.Value is { ValueKind: JsonValueKind.Object } && !change.Path.IsAtomic;
}
