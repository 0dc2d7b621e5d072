using System.Globalization;
using RearCloud.Simulation.Stories;

namespace RearCloud.Simulation.Running;

/// <summary>What was asked for on the command line.</summary>
internal sealed record SimulationArguments(int Seeds, int From, int? Seed, PlantedBug Bug, int Threads, bool KeepsGoing)
{
    public const string Usage =
        "usage: sim [--seeds N] [--from M] [--threads K] [--bug NAME] [--keep-going yes]   runs N seeds\n" +
        "       sim --seed N [--bug NAME]                                replays one and prints what happens";

    /// <summary>Null if the words make no sense.</summary>
    public static SimulationArguments? Parse(IReadOnlyList<string> words)
    {
        var wanted = new SimulationArguments(2_000, 1, null, PlantedBug.None, Math.Clamp(Environment.ProcessorCount, 1, 16), false);
        for (var i = 0; i + 1 < words.Count; i += 2)
        {
            var isNumber = int.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            switch (words[i])
            {
                case "--seeds" when isNumber:
                    wanted = wanted with { Seeds = number };
                    break;
                case "--from" when isNumber:
                    wanted = wanted with { From = number };
                    break;
                case "--seed" when isNumber:
                    wanted = wanted with { Seed = number };
                    break;
                case "--threads" when number > 0:
                    wanted = wanted with { Threads = number };
                    break;
                case "--keep-going" when words[i + 1] is "yes" or "no":
                    wanted = wanted with { KeepsGoing = words[i + 1] == "yes" };
                    break;
                case "--bug" when Enum.TryParse<PlantedBug>(words[i + 1], ignoreCase: true, out var bug):
                    wanted = wanted with { Bug = bug };
                    break;
                default:
                    return null;
            }
        }

        return words.Count % 2 == 0 ? wanted : null;
    }
}
