using System.Collections.Immutable;
using RearCloud.Core.Documents;

namespace RearCloud.Client.Assets;

/// <summary>Which assets the documents name and which of them are missing. Looks only at documents that changed.</summary>
internal sealed class AssetNeeds(AssetCache cache)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DocumentKey, ImmutableHashSet<string>> _byDocument = [];

    /// <summary>Every asset that a living document names.</summary>
    public ImmutableHashSet<string> Named
    {
        get
        {
            lock (_gate) return [.. _byDocument.Values.SelectMany(n => n)];
        }
    }

    /// <summary>Those that are named and not in the cache.</summary>
    public ImmutableHashSet<string> Missing => cache.Missing(Named);

    /// <summary>Looks at documents that changed.</summary>
    public void Note(ImmutableDictionary<DocumentKey, Document> view, IEnumerable<DocumentKey> changed)
    {
        lock (_gate)
        {
            foreach (var key in changed)
            {
                var names = view.TryGetValue(key, out var document) ? AssetName.NamedIn([document]) : [];
                if (names.IsEmpty) _byDocument.Remove(key);
                else _byDocument[key] = names;
            }
        }
    }
}
