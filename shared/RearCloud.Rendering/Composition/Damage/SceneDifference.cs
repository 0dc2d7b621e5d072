using RearCloud.Core.Panels;
using RearCloud.Scene;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Composition.Damage;

/// <summary>Finds where the still parts of two snapshots differ. What moves is damaged by its own motion.</summary>
internal static class SceneDifference
{
    /// <summary>Adds the damage and tells the index of the first layer that is not the same in both.</summary>
    public static int Add(Snapshot before, Snapshot after, DamageList damage)
    {
        var indexBefore = new Dictionary<string, int>(before.Layers.Length);
        for (var i = 0; i < before.Layers.Length; i++) indexBefore[before.Layers[i].Id] = i;

        // Layers whose order among themselves stayed form a rising sequence; the others count as moved.
        var highest = -1;
        foreach (var layer in after.Layers)
        {
            if (!indexBefore.Remove(layer.Id, out var index))
            {
                damage.Add(layer.Bounds);
                continue;
            }

            var old = before.Layers[index];
            if (index < highest) AddBoth(old, layer, damage);
            else AddChanges(old, layer, damage);
            highest = Math.Max(highest, index);
        }

        foreach (var index in indexBefore.Values) damage.Add(before.Layers[index].Bounds);
        return FirstDifferent(before, after);
    }

    private static int FirstDifferent(Snapshot before, Snapshot after)
    {
        var common = Math.Min(before.Layers.Length, after.Layers.Length);
        for (var i = 0; i < common; i++)
        {
            if (!before.Layers[i].Equals(after.Layers[i])) return i;
        }

        return common;
    }

    private static void AddChanges(DrawLayer old, DrawLayer layer, DamageList damage)
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
            AddStill(old.Ops[i], layer.Bounds, damage);
            AddStill(layer.Ops[i], layer.Bounds, damage);
        }
    }

    private static void AddStill(DrawOp op, in PixelRect layer, DamageList damage)
    {
        if (!op.IsMoving) damage.Add(OpBounds.Of(op, layer));
    }

    private static void AddBoth(DrawLayer old, DrawLayer layer, DamageList damage)
    {
        damage.Add(old.Bounds);
        damage.Add(layer.Bounds);
    }
}
