using RearCloud.Core.Replicas;
using RearCloud.Simulation.Checking;
using RearCloud.Simulation.Devices;
using RearCloud.Simulation.Stories;
using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Running;

/// <summary>One run: a story, then a time in which all works, then the checks.</summary>
internal static class SeedRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(3);

    /// <summary>Runs a seed on the calling thread, which must have no synchronisation context.</summary>
    public static SimulationResult Run(int seed, PlantedBug bug = PlantedBug.None, bool isRecording = false)
    {
        var world = new World(seed, isRecording);
        var acknowledgements = 0;
        try
        {
            var story = new Story(world, bug);
            story.Tell();
            story.Heal();
            if (world.Violation is null) Conclude(world, story);
            acknowledgements = story.Ledger.Acknowledgements;
        }
        catch (Exception e)
        {
            world.Fail($"It threw: {e}");
        }

        // Whatever else went wrong after it is not repeatable.
        var violation = world.Escapes == 0 ? world.Violation : $"{world.Escapes} calls left the one thread: {world.FirstEscape}";

        return new SimulationResult(seed, world.Log.Hash, violation, world.Rare, world.Log.Lines, acknowledgements);
    }

    private static void Conclude(World world, Story story)
    {
        if (!world.RunUntil(() => story.Devices.All(d => IsEqual(d, story)), Patience))
        {
            world.Fail("The replicas did not come to rest: " + string.Join("; ", story.Devices.Where(d => !IsEqual(d, story)).Select(d => Describe(d, story))));
            return;
        }

        CheckDatabase(world, story);
        foreach (var device in story.Devices) CheckDevice(world, device, story);
        story.Ledger.CheckAcknowledged(story.Devices);
        story.Ledger.CheckConflicts(story.Devices);
    }

    private static bool IsEqual(Device device, Story story) =>
        device is { IsRunning: true, Replica.State: { Waiting.IsEmpty: true, Stale.IsEmpty: true } state }
        && story.Database.State.Stream is { } stream
        // The checksum: a backup under its old epoch comes to the same place with other documents.
        && state.Epoch == stream.Epoch && state.Sequence == stream.Head && state.Checksum == stream.Sums.Of(DocumentView.All);

    private static string Describe(Device device, Story story)
    {
        var state = device.Replica?.State;
        return $"{device.Name} is at {state?.Epoch} {state?.Sequence} with {state?.Waiting.Count} waiting, the database at {story.Database.State.Stream?.Epoch} {story.Database.State.Stream?.Head}";
    }

    private static void CheckDatabase(World world, Story story)
    {
        var state = story.Database.State;
        var documents = state.ByVersion;
        if (state.Stream!.Sums.Of(DocumentView.All) != StreamChecksum.Of(documents)) world.Fail("The stream's sums are not those of its documents.");
        if (state.Stream.LiveDocuments != documents.Count(d => !d.IsDeleted)) world.Fail("The stream miscounts its documents.");
        var model = new ReferenceModel();
        if (model.Play(state) is { } contradiction) world.Fail("The history contradicts itself. " + contradiction);
        else if (model.Compare(documents) is { } difference) world.Fail("The documents are not what the history made: " + difference);
    }

    private static void CheckDevice(World world, Device device, Story story)
    {
        var replica = device.Replica!.State;
        var alive = story.Database.State.ByVersion.Where(d => !d.IsDeleted).ToList();
        var shown = replica.View.Values.Where(d => !d.IsDeleted).OrderBy(d => d.Version).ToList();
        if (!shown.SequenceEqual(alive)) world.Fail($"{device.Name} does not show what the database has.");
        if (replica.Checksum != StreamChecksum.Of(replica.Confirmed.Values)) world.Fail($"{device.Name} keeps a wrong checksum.");
        if (!ReferenceEquals(device.Disk.Durable, replica)) world.Fail($"{device.Name} shows what is not on its disk.");
        story.Ledger.CheckView(device, replica);
        if (alive.Count > 0 && device.Disk.Slots.Newest() is null) world.Fail($"{device.Name} has documents and no slot.");
    }
}
