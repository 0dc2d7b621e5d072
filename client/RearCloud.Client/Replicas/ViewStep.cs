using System.Collections.Immutable;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;

namespace RearCloud.Client.Replicas;

/// <summary>Keeps the view of a state true without building all of it anew. Pure.</summary>
internal static class ViewStep
{
    /// <summary>Builds the named documents of the view from what is confirmed and what waits.</summary>
    public static ReplicaStep Refresh(ReplicaState state, ImmutableHashSet<DocumentKey> keys)
    {
        if (keys.IsEmpty) return new ReplicaStep(state, keys);
        var confirmed = keys.Where(state.Confirmed.ContainsKey).Select(k => state.Confirmed[k]);
        var waiting = state.Waiting.Values.Where(e => e.Mutation.Edits.Any(x => keys.Contains(x.Key))).Select(e => Only(e.Mutation, keys));
        var fresh = ReplicaView.Of(confirmed, waiting);

        var view = state.View.ToBuilder();
        foreach (var key in keys)
        {
            if (fresh.TryGetValue(key, out var document)) view[key] = document;
            else view.Remove(key);
        }

        return new ReplicaStep(state with { View = view.ToImmutable() }, keys);
    }

    /// <summary>Puts one more mutation on top of the view.</summary>
    public static ReplicaStep Add(ReplicaState state, Mutation mutation)
    {
        var keys = mutation.Edits.Select(e => e.Key).ToImmutableHashSet();
        var fresh = ReplicaView.Of(keys.Where(state.View.ContainsKey).Select(k => state.View[k]), [mutation]);
        return new ReplicaStep(state with { View = state.View.SetItems(fresh) }, keys);
    }

    /// <summary>Builds the whole view, as after reading a state from disk.</summary>
    public static ReplicaState All(ReplicaState state) => state with
    {
        View = ReplicaView.Of(state.Confirmed.Values, state.Waiting.Values.Select(e => e.Mutation)).ToImmutableDictionary(),
    };

    private static Mutation Only(Mutation mutation, ImmutableHashSet<DocumentKey> keys) =>
        mutation with { Edits = [.. mutation.Edits.Where(e => keys.Contains(e.Key))] };
}
