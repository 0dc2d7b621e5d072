using System.Diagnostics;
using RearCloud.Simulation.Stories;
using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Running;

/// <summary>What <c>./dev sim</c> runs.</summary>
internal static class SimulationProgram
{
    private const int WrongUse = 2;

    public static int Run(IReadOnlyList<string> arguments)
    {
        if (SimulationArguments.Parse(arguments) is not { } wanted)
        {
            Console.Error.WriteLine(SimulationArguments.Usage);
            return WrongUse;
        }

        return wanted.Seed is { } seed ? Replay(seed, wanted.Bug) : RunAll(wanted);
    }

    private static int Replay(int seed, PlantedBug bug)
    {
        SimulationResult? first = null, second = null;
        var worker = new Thread(() => (first, second) = (SeedRun.Run(seed, bug, isRecording: true), SeedRun.Run(seed, bug)), 16 * 1024 * 1024);
        worker.Start();
        worker.Join();
        foreach (var line in first!.Log) Console.WriteLine(line);
        Console.WriteLine($"seed {seed}: {first.Violation ?? "all is right"}; hash {first.Hash:x16}, again {second!.Hash:x16}");
        return first.Violation is null && first.Hash == second.Hash ? 0 : 1;
    }

    private static int RunAll(SimulationArguments wanted)
    {
        var watch = Stopwatch.StartNew();
        var batch = new SeedBatch(wanted.From, wanted.Seeds, wanted.Threads, wanted.Bug, done =>
        {
            if (done % 500 == 0) Console.Error.WriteLine($"{done} of {wanted.Seeds} seeds, {done / watch.Elapsed.TotalSeconds:0} a second");
        }, wanted.KeepsGoing);
        var failed = batch.Run();
        foreach (var rare in Enum.GetValues<RareEvent>()) Console.WriteLine($"{batch.Rare[rare],10}  {rare}");
        Console.WriteLine($"{batch.Done} seeds in {watch.Elapsed.TotalSeconds:0.0} s on {wanted.Threads} threads; {batch.Acknowledgements} edits were acknowledged");
        foreach (var one in failed)
        {
            Console.WriteLine($"seed {one.Seed} failed: {one.Violation}");
            Console.WriteLine($"replay it by: ./dev sim --seed {one.Seed}{(wanted.Bug == PlantedBug.None ? "" : $" --bug {wanted.Bug}")}");
        }

        if (failed.Count > 0) return 1;
        if (wanted.Seeds < Blindness.EnoughSeeds || batch.Rare.Missing is not { Count: > 0 } missing) return 0;
        Console.WriteLine($"blind: {string.Join(", ", missing)} never happened");
        return 1;
    }
}
