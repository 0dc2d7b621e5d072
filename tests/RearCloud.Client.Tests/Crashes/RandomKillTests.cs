using System.Globalization;

namespace RearCloud.Client.Tests.Crashes;

/// <summary>A client that is killed at moments that nobody chose. <c>REARCLOUD_CRASH_KILLS</c> says how often for each seed; ten times if it is not set.</summary>
public sealed class RandomKillTests
{
    private const int EditsOrdered = 150;

    private static int Kills { get; } = int.TryParse(Environment.GetEnvironmentVariable("REARCLOUD_CRASH_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 10;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_client_that_is_killed_at_random_loses_nothing_that_it_acknowledged(int seed)
    {
        using var scene = new CrashScene();
        var random = new Random(seed);
        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var process = scene.Start();
            process.Edit(scene.Record.Next, EditsOrdered);
            await UntilSomeMomentAsync(process, random);
            await process.KillAsync();
            Assert.True(process.WasKilled);
            await scene.CheckAsync();
        }

        await using var last = scene.Start();
        await last.EndAsync();
        await scene.CheckAsync();
        scene.CheckLastSlot();
        Assert.True(scene.Record.Applied.Count > Kills * 5, $"Only {scene.Record.Applied.Count} edits were acknowledged in {Kills} lives.");
    }

    // The moment is what is drawn by lot: a number of lines and then some instructions, or a time in which the program is still starting.
    private static async Task UntilSomeMomentAsync(CrashProcess process, Random random)
    {
        if (random.Next(4) == 0)
        {
            await Task.Delay(random.Next(20, 500), TestContext.Current.CancellationToken);
            return;
        }

        await process.ReadAsync(random.Next(2 * EditsOrdered));
        Thread.SpinWait(random.Next(100_000));
    }
}
