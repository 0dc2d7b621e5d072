using System.Text.Json;
using System.Text.Json.Nodes;
using RearCloud.Core.Edits;

namespace RearCloud.Core.Tests.Merging;

/// <summary>
/// What the merge promises, written a second time and as plainly as possible, for one layout with a name and widgets that have a colour and a frame: a place
/// for each value, who wrote it last, and nothing else.
/// </summary>
internal sealed class MergeModel
{
    private readonly Written _created = new("", 1, Make.Noon);
    private readonly Dictionary<string, Widget> _widgets = [];
    private Written _name = new("\"Home\"", 1, Make.Noon);
    private long _version = 1;

    public bool IsDeleted { get; private set; }

    /// <summary>What lost in the last edit: the path, the value, and whether it was the edit's own.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>The body that the document must have.</summary>
    public JsonElement Body
    {
        get
        {
            var widgets = new JsonObject(_widgets.Where(w => w.Value.IsThere).Select(w => KeyValuePair.Create(w.Key, (JsonNode?)w.Value.ToJson())));
            return Make.Json(new JsonObject { ["future"] = new JsonArray(1), ["name"] = JsonNode.Parse(_name.Value), ["widgets"] = widgets }.ToJsonString());
        }
    }

    /// <summary>Takes one edit; false if it must be refused.</summary>
    public bool Take(Edit edit, long sequence, DateTimeOffset at)
    {
        Lost.Clear();
        var seen = edit.Base.Value;
        if (edit.Operation == EditOperation.Set)
        {
            if (IsDeleted && _version <= seen) return false;
            var wrote = false;
            foreach (var field in edit.Fields) wrote |= Take(field, seen, new Written("", sequence, at));
            if (!wrote) return true;
            (_version, IsDeleted) = (sequence, false);
            return true;
        }

        var deletes = edit.Operation == EditOperation.Delete;
        if (deletes == IsDeleted || (deletes && _version > seen)) return true;
        (_version, IsDeleted) = (sequence, deletes);
        return true;
    }

    private bool Take(FieldChange field, long seen, Written by)
    {
        var value = field.Value?.GetRawText();
        var path = field.Path.Segments;
        if (path.Count == 1) return Settle(_name, field.Path, value!, seen, by, out _name);
        var widget = _widgets.TryGetValue(path[1], out var there) ? there : _widgets[path[1]] = new Widget { Put = _created };
        if (path.Count == 3) return TakeMember(widget, field.Path, value!, seen, by);
        if (value is null) return Remove(widget, field.Path, seen, by);
        return widget.IsThere ? PutMembers(widget, field, seen, by) : Put(widget, field, seen, by);
    }

    private bool TakeMember(Widget widget, FieldPath path, string value, long seen, Written by)
    {
        if (!widget.IsThere)
        {
            Lost.Add($"{path} {value} own");
            return false;
        }

        var name = path.Segments[2];
        var wrote = Settle(widget.Members.GetValueOrDefault(name) ?? widget.Put with { Value = "" }, path, value, seen, by, out var after);
        if (wrote) widget.Members[name] = after;
        return wrote;
    }

    private bool PutMembers(Widget widget, FieldChange field, long seen, Written by)
    {
        var wrote = false;
        foreach (var member in field.Value!.Value.EnumerateObject())
            wrote |= TakeMember(widget, FieldPath.Of([.. field.Path.Segments, member.Name]), member.Value.GetRawText(), seen, by);
        return wrote;
    }

    private bool Put(Widget widget, FieldChange field, long seen, Written by)
    {
        var isConcurrent = widget.Put.IsConcurrent(seen, by);
        if (isConcurrent && widget.Put.At > by.At)
        {
            Lost.Add($"{field.Path} {field.Value!.Value.GetRawText()} own");
            return false;
        }

        if (isConcurrent) Lost.Add($"{field.Path} nothing");
        (widget.Put, widget.IsThere) = (by, true);
        widget.Members = field.Value!.Value.EnumerateObject().ToDictionary(m => m.Name, m => by with { Value = m.Value.GetRawText() });
        return true;
    }

    // A removal wins whatever its time.
    private bool Remove(Widget widget, FieldPath path, long seen, Written by)
    {
        if (!widget.IsThere) return false;
        if (widget.Members.Values.Append(widget.Put).Any(w => w.IsConcurrent(seen, by))) Lost.Add($"{path} {widget.ToJson().ToJsonString()}");
        (widget.Put, widget.IsThere) = (by, false);
        widget.Members = [];
        return true;
    }

    private bool Settle(Written standing, FieldPath path, string value, long seen, Written by, out Written after)
    {
        after = standing;
        if (standing.Value == value) return false;
        var isConcurrent = standing.IsConcurrent(seen, by);
        if (isConcurrent && standing.At > by.At)
        {
            Lost.Add($"{path} {value} own");
            return false;
        }

        if (isConcurrent) Lost.Add($"{path} {standing.Value}");
        after = by with { Value = value };
        return true;
    }

    private sealed record Written(string Value, long Sequence, DateTimeOffset At)
    {
        // What the edit itself has written before is no one else's.
        public bool IsConcurrent(long seen, Written by) => Sequence > seen && Sequence != by.Sequence;
    }

    private sealed class Widget
    {
        public required Written Put { get; set; }

        public bool IsThere { get; set; }

        public Dictionary<string, Written> Members { get; set; } = [];

        public JsonObject ToJson() => new(Members.Select(m => KeyValuePair.Create(m.Key, JsonNode.Parse(m.Value.Value))));
    }
}
