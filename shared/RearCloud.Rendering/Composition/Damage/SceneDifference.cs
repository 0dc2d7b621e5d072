using System.Collections.Immutable;
using RearCloud.Rendering.Composition.Planning;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Composition.Damage;

/// <summary>Finds where the still parts of two pictures differ. What moves is damaged by its own motion.</summary>
internal static class SceneDifference
{
    /// <summary>Adds the damage and tells the index of the first layer that is not the same in both.</summary>
    public static int Add(ImmutableArray<DrawLayer> before, ImmutableArray<DrawLayer> after, LayerBounds bounds, DamageList damage)
    {
        var indexBefore = new Dictionary<string, int>(before.Length);
        for (var i = 0; i < before.Length; i++) indexBefore[before[i].Id] = i;

        // Layers whose order among themselves stayed form a rising sequence; the others count as moved.
        var highest = -1;
        foreach (var layer in after)
        {
            if (!indexBefore.Remove(layer.Id, out var index))
            {
                damage.Add(layer.Bounds);
                continue;
            }

            var old = before[index];
            if (index < highest) AddBoth(old, layer, damage);
            else AddChanges(old, layer, bounds, damage);
            highest = Math.Max(highest, index);
        }

        foreach (var index in indexBefore.Values) damage.Add(before[index].Bounds);
        return FirstDifferent(before, after);
    }

    private static int FirstDifferent(ImmutableArray<DrawLayer> before, ImmutableArray<DrawLayer> after)
    {
        var common = Math.Min(before.Length, after.Length);
        for (var i = 0; i < common; i++)
        {
            if (!before[i].Equals(after[i])) return i;
        }

        return common;
    }

    private static void AddChanges(DrawLayer old, DrawLayer layer, LayerBounds bounds, DamageList damage)
    {
        if (ReferenceEquals(old, layer)) return;
        if (old.Bounds != layer.Bounds || old.Ops.Length != layer.Ops.Length)
        {
            if (!old.Equals(layer)) AddBoth(old, layer, damage);
            return;
        }

        for (var i = 0; i < layer.Ops.Length; i++)
        {
            if (ReferenceEquals(old.Ops[i], layer.Ops[i]) || old.Ops[i].Equals(layer.Ops[i])) continue;
            if (!old.Ops[i].IsMoving) damage.Add(bounds.Of(old)[i]);
            if (!layer.Ops[i].IsMoving) damage.Add(bounds.Of(layer)[i]);
        }
    }

    private static void AddBoth(DrawLayer old, DrawLayer layer, DamageList damage)
    {
        damage.Add(old.Bounds);
        damage.Add(layer.Bounds);
    }
}
