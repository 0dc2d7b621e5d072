using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;

namespace RearCloud.Core.Replicas;

/// <summary>What a person sees of a replica: the confirmed documents with the edits that wait on top.</summary>
public static class ReplicaView
{
    /// <summary>
    /// Applies waiting edits in order. An edit that no longer fits (its document is gone) shows nothing; the server's answer will say why.
    /// A document keeps its confirmed version, so that an edit made on this view states what was really seen of the stream.
    /// </summary>
    public static IReadOnlyDictionary<DocumentKey, Document> Of(IEnumerable<Document> confirmed, IEnumerable<Mutation> waiting)
    {
        var view = confirmed.ToDictionary(d => d.Key);
        foreach (var mutation in waiting)
        {
            foreach (var edit in mutation.Edits) Apply(view, edit, mutation.EditedAt);
        }

        return view;
    }

    private static void Apply(Dictionary<DocumentKey, Document> view, Edit edit, DateTimeOffset editedAt)
    {
        var current = view.GetValueOrDefault(edit.Key);
        var merged = EditMerge.Apply(current, FieldStamps.Empty, edit, new FieldStamp(current?.Version ?? default, editedAt));
        if (!merged.TryGet(out var outcome, out _)) return;
        view[edit.Key] = new Document(edit.Key, outcome.Body, current?.Version ?? default, outcome.IsDeleted);
    }
}
