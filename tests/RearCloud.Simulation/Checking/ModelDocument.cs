using System.Text.Json;
using System.Text.Json.Nodes;
using RearCloud.Core.Documents;
using RearCloud.Simulation.Cloud;

namespace RearCloud.Simulation.Checking;

/// <summary>A document of the reference model: its body and the list of all writes to it.</summary>
internal sealed class ModelDocument
{
    private readonly List<(string[] Path, long Sequence, DateTimeOffset EditedAt)> _writes = [];
    private readonly List<HistoryEntry> _changes = [];
    private JsonObject _body = [];
    private long _version;

    public bool IsDeleted { get; private set; }

    /// <summary>
    /// What the edit's maker had seen: a client has seen its own changes, so its base rises over them if nobody else's lie between; what changed nothing
    /// lies nowhere. Makers at the server share a name and have seen only what they did in the same transaction.
    /// </summary>
    public long SeenBy(HistoryEntry entry)
    {
        var basedOn = entry.Change.Edit.Base;
        var others = _changes.Where(e => e.Change.Sequence > basedOn && !IsSameTransaction(e, entry)).ToList();
        var isOwn = others.Count == 0
            || (entry.Mark.Client.Value != "server" && others.TrueForAll(e => e.Mark.Client == entry.Mark.Client));
        return isOwn ? Math.Max(_version, basedOn.Value) : basedOn.Value;
    }

    public void Note(HistoryEntry entry, bool didChange)
    {
        if (!didChange) return;
        _changes.Add(entry);
        _version = entry.Change.Sequence.Value;
    }

    public bool WriteWhole(HistoryEntry entry, JsonElement body)
    {
        _writes.Clear();
        _body = JsonNode.Parse(body.GetRawText())!.AsObject();
        IsDeleted = false;
        Wrote(entry, []);
        return true;
    }

    /// <summary>Editing wins over deleting: only who has seen all of it may delete it.</summary>
    public bool YieldsTo(long seen) => !IsDeleted && _version <= seen;

    public bool Delete(long seen)
    {
        var yields = YieldsTo(seen);
        IsDeleted |= yields;
        return yields;
    }

    public bool Rise()
    {
        var rises = IsDeleted;
        IsDeleted = false;
        return rises;
    }

    public bool Replace(HistoryEntry entry, long seen, JsonElement body)
    {
        var didChange = Write(entry, seen, Differences([], _body, JsonNode.Parse(body.GetRawText())!.AsObject()).ToList(), isReplacement: true);
        return Rise() || didChange;
    }

    public bool Write(HistoryEntry entry, long seen, IEnumerable<(string[] Path, JsonNode? Value)> fields, bool isReplacement = false)
    {
        var didChange = false;
        foreach (var (path, value) in fields) didChange |= Write(entry, seen, path, value, isReplacement);
        if (didChange) IsDeleted = false;
        return didChange;
    }

    public string? Differs(Document stored)
    {
        if (stored.IsDeleted != IsDeleted) return $"it is {(stored.IsDeleted ? "deleted" : "alive")}, and must not be.";
        if (stored.Version.Value != _version) return $"its version is {stored.Version}, not {_version}.";
        return JsonNode.DeepEquals(JsonNode.Parse(stored.Body.GetRawText()), _body) ? null : $"it is {stored.Body.GetRawText()}, not {_body.ToJsonString()}.";
    }

    private bool Write(HistoryEntry entry, long seen, string[] path, JsonNode? value, bool isReplacement)
    {
        // Objects meet member by member; a frame is one value.
        if (value is JsonObject members && path[^1] != "frame" && Find(path) is JsonObject)
        {
            var didChange = false;
            foreach (var (name, member) in members) didChange |= Write(entry, seen, [.. path, name], member, isReplacement);
            return didChange;
        }

        if (HolderOf(path) is not { } holder) return false;
        var standing = holder[path[^1]];
        if (JsonNode.DeepEquals(standing, value)) return false;
        if (Loses(entry, seen, path) && !RemovalWins(seen, path, value, isReplacement)) return false;
        if (value is null) holder.Remove(path[^1]);
        else holder[path[^1]] = value.DeepClone();
        Wrote(entry, path);
        return true;
    }

    // The last write that touched the place, above it or below it: unseen and made later, it stands.
    private bool Loses(HistoryEntry entry, long seen, string[] path)
    {
        var last = _writes.Where(w => Touch(w.Path, path)).DefaultIfEmpty().MaxBy(w => w.Sequence);
        return last.Path is not null && last.Sequence > seen && last.EditedAt > entry.Mark.EditedAt;
    }

    // A widget that is removed goes, whoever edits it meanwhile; a replacement does not remove what was put there behind its back.
    private bool RemovalWins(long seen, string[] path, JsonNode? value, bool isReplacement) =>
        value is null && path.Length == 2 && !(isReplacement && _writes.Any(w => w.Path.SequenceEqual(path) && w.Sequence > seen));

    private JsonObject? HolderOf(string[] path)
    {
        if (path.Length == 1) return _body;
        if (Find(path[..^1]) is JsonObject holder) return holder;
        if (path.Length != 2 || _body[path[0]] is not null) return null;
        var collection = new JsonObject();
        _body[path[0]] = collection;
        return collection;
    }

    private JsonNode? Find(string[] path) => path.Aggregate((JsonNode?)_body, (node, name) => (node as JsonObject)?[name]);

    private void Wrote(HistoryEntry entry, string[] path) => _writes.Add((path, entry.Change.Sequence.Value, entry.Mark.EditedAt));

    private static bool IsSameTransaction(HistoryEntry one, HistoryEntry other) =>
        one.Mark.Client == other.Mark.Client && one.Mark.AcceptedAt == other.Mark.AcceptedAt;

    private static bool Touch(string[] one, string[] other) => one.Zip(other).All(p => p.First == p.Second);

    private static IEnumerable<(string[] Path, JsonNode? Value)> Differences(string[] path, JsonObject before, JsonObject after)
    {
        foreach (var name in before.Select(m => m.Key).Where(n => !after.ContainsKey(n))) yield return ([.. path, name], null);
        foreach (var (name, value) in after)
        {
            string[] at = [.. path, name];
            if (JsonNode.DeepEquals(before[name], value)) continue;
            if (before[name] is JsonObject was && value is JsonObject becomes && name != "frame")
            {
                foreach (var difference in Differences(at, was, becomes)) yield return difference;
            }
            else
            {
                yield return (at, value);
            }
        }
    }
}
