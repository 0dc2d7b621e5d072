using RearCloud.Core.Documents;
using RearCloud.Simulation.Stories;
using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Devices;

/// <summary>
/// The panel's two slots. Rule: once one was whole, one stays whole, and it holds a state that the replica really showed.
/// </summary>
internal sealed class PanelSlots(World world, PlantedBug bug)
{
    private readonly byte[]?[] _slots = new byte[]?[2];
    private readonly Dictionary<long, byte[]> _shown = [];
    private long _generation;
    private int _next;
    private bool _wasWhole;

    /// <summary>Looks which slot is to be written next, as after a start.</summary>
    public void Open()
    {
        var generations = _slots.Select(s => Read(s)?.Generation ?? 0).ToList();
        _generation = generations.Max();
        _next = _generation == 0 || bug == PlantedBug.OneSlotOnly ? 0 : 1 - generations.IndexOf(_generation);
    }

    /// <summary>Writes what is shown.</summary>
    /// <param name="documents">The living documents of the view.</param>
    /// <param name="isTorn">The power goes in the middle of it.</param>
    public void Write(IReadOnlyList<Document> documents, bool isTorn)
    {
        var bytes = DocumentSlot.Encode(documents, ++_generation);
        _shown[_generation] = bytes;
        if (isTorn)
        {
            world.Rare.Add(RareEvent.SlotTorn);
            bytes = bytes[..world.Random.Next(bytes.Length)];
        }

        _slots[_next] = bytes;
        if (!isTorn) _wasWhole = true;
        if (bug != PlantedBug.OneSlotOnly) _next = 1 - _next;
    }

    /// <summary>What a panel finds that starts now; null means its factory document.</summary>
    public DocumentSlot? Newest()
    {
        var (bytes, newest) = _slots.Select(s => (Bytes: s, Whole: Read(s))).MaxBy(s => s.Whole?.Generation ?? 0);
        if (newest is null && _wasWhole) world.Fail("No slot is whole any more: the panel fell back to its factory document.");
        if (newest is not null && (!_shown.TryGetValue(newest.Generation, out var shown) || !bytes.AsSpan().SequenceEqual(shown)))
            world.Fail($"Slot {newest.Generation} holds what the replica never showed.");
        return newest;
    }

    public PanelSlots Copy()
    {
        var copy = new PanelSlots(world, bug) { _generation = _generation, _next = _next, _wasWhole = _wasWhole };
        _slots.CopyTo(copy._slots, 0);
        foreach (var (generation, shown) in _shown) copy._shown[generation] = shown;
        return copy;
    }

    private static DocumentSlot? Read(byte[]? slot) => slot is not null && DocumentSlot.Decode(slot).TryGet(out var whole, out _) ? whole : null;
}
