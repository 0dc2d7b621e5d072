using System.Globalization;

namespace RearCloud.Rendering.Tests.Post;

/// <summary>The seeds of a random test: new ones at each run, or the one that the environment names.</summary>
internal static class Seeds
{
    private const string Variable = "REARCLOUD_SEED";

    public static IEnumerable<int> Of(int runs)
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        return given is null ? Enumerable.Range(Random.Shared.Next(int.MaxValue - runs), runs) : [int.Parse(given, CultureInfo.InvariantCulture)];
    }

    /// <summary>What to print where a run fails.</summary>
    public static string Print(int seed) => $"({Variable}={seed})";
}
