using System.Text.Json;
using System.Text.Json.Nodes;
using RearCloud.Core.Documents;

namespace RearCloud.Core.Merging;

/// <summary>
/// Walks a document back through its changes, the newest first. Invariant: after the patch of change N, <see cref="Document"/> is what stood before N.
/// </summary>
public sealed class PastWalk
{
    private readonly DocumentKey _key;
    private JsonElement? _body;
    private JsonObject? _open;
    private Sequence _version;
    private bool _isDeleted;

    /// <summary>Begins at what stands.</summary>
    /// <param name="key">The document.</param>
    /// <param name="today">The document as it stands; null if it is forgotten, so that its body is not known.</param>
    public PastWalk(DocumentKey key, Document? today)
    {
        _key = key;
        _body = today?.Body;
        _version = today?.Version ?? default;
        _isDeleted = today?.IsDeleted ?? false;
        Exists = true;
    }

    /// <summary>True if there is a document at this place of the walk.</summary>
    public bool Exists { get; private set; }

    /// <summary>False if there is a document of which the body is forgotten: it was deleted too long ago.</summary>
    public bool IsKnown => !Exists || _open is not null || _body is not null;

    /// <summary>The document at this place of the walk; null if there is none, or its body is not known.</summary>
    public Document? Document => Exists && IsKnown ? new Document(_key, Body, _version, _isDeleted) : null;

    private JsonElement Body => _open is null ? _body!.Value : JsonElement.Parse(_open.ToJsonString());

    /// <summary>One change further back.</summary>
    public void Back(ReversePatch patch)
    {
        var hadBody = Exists && IsKnown;
        Exists = patch.Existed;
        _version = patch.Version;
        _isDeleted = patch.WasDeleted;
        if (!patch.Existed || patch.Body is not null || !hadBody)
        {
            _open = null;
            _body = patch.Body;
            return;
        }

        foreach (var field in patch.Fields) Put(field.Path.Segments, field.Value);
    }

    private void Put(IReadOnlyList<string> path, JsonElement? value)
    {
        var holder = _open ??= JsonNode.Parse(_body!.Value.GetRawText())!.AsObject();
        for (var i = 0; i < path.Count - 1; i++) holder = holder[path[i]]!.AsObject();
        if (value is { } present) holder[path[^1]] = JsonNode.Parse(present.GetRawText());
        else holder.Remove(path[^1]);
    }
}
