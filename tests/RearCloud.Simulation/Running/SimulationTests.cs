using RearCloud.Simulation.Stories;

namespace RearCloud.Simulation.Running;

public class SimulationTests
{
    private const int Threads = 2;

    // Each is found in fewer than 200; a change of the story must not hide one.
    private const int MostSeedsForABug = 2_000;

    /// <summary>Every bug that can be planted.</summary>
    public static TheoryData<string> Bugs => [.. Enum.GetValues<PlantedBug>().Where(b => b != PlantedBug.None).Select(b => b.ToString())];

    [Fact]
    public void Two_thousand_seeds_lose_nothing_and_none_of_the_rare_events_is_missed()
    {
        var batch = new SeedBatch(1, 2_000, Threads, PlantedBug.None);

        var failed = batch.Run();

        Assert.True(failed.Count == 0, string.Join('\n', failed.Select(f => $"./dev sim --seed {f.Seed}: {f.Violation}")));
        Assert.Empty(batch.Rare.Missing);
        Assert.True(batch.Acknowledgements > 20_000);
    }

    [Fact]
    public void A_seed_replays_to_the_byte()
    {
        var first = Replay();
        var second = Replay();

        Assert.Equal(first.Select(r => r.Hash), second.Select(r => r.Hash));
        Assert.Equal(first[0].Log, second[0].Log);
        Assert.Equal(first.Count, first.Select(r => r.Hash).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Bugs))]
    public void A_planted_bug_is_found(string name)
    {
        var bug = Enum.Parse<PlantedBug>(name);

        var failed = new SeedBatch(1, MostSeedsForABug, Threads, bug).Run();

        Assert.NotEmpty(failed);
        Assert.DoesNotContain("left the one thread", failed[0].Violation, StringComparison.Ordinal);
    }

    private static List<SimulationResult> Replay()
    {
        var results = new List<SimulationResult>();
        var worker = new Thread(() => results.AddRange(Enumerable.Range(1, 40).Select(seed => SeedRun.Run(seed, isRecording: true))), 16 * 1024 * 1024);
        worker.Start();
        worker.Join();
        return results;
    }
}
