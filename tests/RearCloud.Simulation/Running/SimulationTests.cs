using System.Diagnostics;
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
        var first = Replay(1, 40, PlantedBug.None);
        var second = Replay(1, 40, PlantedBug.None);

        Assert.Equal(first.Select(r => r.Hash), second.Select(r => r.Hash));
        Assert.Equal(first[0].Log, second[0].Log);
        Assert.Equal(first.Count, first.Select(r => r.Hash).Distinct().Count());
    }

    [Fact]
    public async Task A_failing_seed_fails_again_in_another_process_event_by_event()
    {
        const PlantedBug Bug = PlantedBug.TwinsTakenForRepeats;
        var failed = new SeedBatch(1, MostSeedsForABug, Threads, Bug).Run()[0];

        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", typeof(SimulationTests).Assembly.Location, "sim", "--seed", $"{failed.Seed}", "--bug", $"{Bug}"]) { RedirectStandardOutput = true })!;
        var lines = (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd().Split('\n');
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.Equal($"seed {failed.Seed}: {failed.Violation}; hash {failed.Hash:x16}, again {failed.Hash:x16}", lines[^1]);
        Assert.Equal(Replay(failed.Seed, 1, Bug)[0].Log, lines[..^1]);
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

    private static List<SimulationResult> Replay(int from, int count, PlantedBug bug)
    {
        var results = new List<SimulationResult>();
        var worker = new Thread(() => results.AddRange(Enumerable.Range(from, count).Select(seed => SeedRun.Run(seed, bug, isRecording: true))), 16 * 1024 * 1024);
        worker.Start();
        worker.Join();
        return results;
    }
}
