using System.Text.Json;
using System.Text.Json.Nodes;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Simulation.Cloud;

namespace RearCloud.Simulation.Checking;

/// <summary>
/// What the history must have led to, computed the slow and simple way: every document remembers every write, and each new write looks through all of
/// them. Shares no code with the product's merge.
/// </summary>
internal sealed class ReferenceModel
{
    private readonly Dictionary<DocumentKey, ModelDocument> _documents = [];

    public IReadOnlyDictionary<DocumentKey, ModelDocument> Documents => _documents;

    /// <summary>Plays a history; returns the first contradiction, or null.</summary>
    public string? Play(DatabaseState state)
    {
        foreach (var entry in state.History.Concat(state.LostDeletions).OrderBy(e => e.Change.Sequence.Value))
        {
            if (Take(entry) is { } wrong) return $"At {entry.Change.Sequence}, {entry.Change.Edit.Operation} of {entry.Change.Edit.Key} based on {entry.Change.Edit.Base}: {wrong}";
        }

        return null;
    }

    /// <summary>The first difference to what is stored, or null.</summary>
    public string? Compare(IEnumerable<Document> stored)
    {
        var count = 0;
        foreach (var document in stored)
        {
            count++;
            if (!_documents.TryGetValue(document.Key, out var model)) return $"{document.Key} is stored, and the history never made it.";
            if (model.Differs(document) is { } difference) return $"{document.Key}: {difference}";
        }

        return count == _documents.Count ? null : $"{_documents.Count} documents were made and {count} are stored.";
    }

    private string? Take(HistoryEntry entry)
    {
        var edit = entry.Change.Edit;
        if (!_documents.TryGetValue(edit.Key, out var document))
        {
            if (edit.Operation is not (EditOperation.Create or EditOperation.Replace)) return "the document does not exist.";
            _documents[edit.Key] = document = new ModelDocument();
            document.Note(entry, document.WriteWhole(entry, edit.Body!.Value));
            return null;
        }

        var seen = document.SeenBy(entry);
        if (entry.Change is { Edit.Operation: EditOperation.Delete, After: null }) return document.YieldsTo(seen) ? "it must have deleted the document." : null;
        var didChange = edit.Operation switch
        {
            EditOperation.Create when document.IsDeleted => document.WriteWhole(entry, edit.Body!.Value),
            EditOperation.Create => document.Write(entry, seen, edit.Body!.Value.EnumerateObject().Select(m => (new[] { m.Name }, ToNode(m.Value)))),
            EditOperation.Set => document.Write(entry, seen, edit.Fields.Select(f => (f.Path.Segments.ToArray(), f.Value is { } value ? ToNode(value) : null))),
            EditOperation.Delete => document.Delete(seen),
            EditOperation.Restore => document.Rise(),
            EditOperation.Move => document.Write(entry, seen, Moved(entry)),
            EditOperation.Replace => document.Replace(entry, seen, edit.Body!.Value),
            _ => throw new InvalidOperationException($"There is no operation {edit.Operation}."),
        };
        document.Note(entry, didChange);
        return didChange == entry.Change.After is not null ? null : didChange ? "it must have changed the document." : "it must not have changed the document.";
    }

    // Which key a move takes is the product's own affair; that it wins or loses like a set of that key is not.
    private static IEnumerable<(string[] Path, JsonNode? Value)> Moved(HistoryEntry entry)
    {
        var member = entry.Change.Edit.Place!.Member.Segments;
        string[] path = [.. member, "order"];
        var body = entry.Change.After?.Document.Body;
        var order = body?.GetProperty(member[0]).GetProperty(member[1]).GetProperty("order")
            ?? entry.Change.Lost.FirstOrDefault(l => l.WasIncoming)?.Value;
        return order is { } key ? [(path, ToNode(key))] : [];
    }

    private static JsonNode? ToNode(JsonElement value) => JsonNode.Parse(value.GetRawText());
}
