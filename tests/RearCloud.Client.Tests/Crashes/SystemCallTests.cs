using System.Globalization;
using RearCloud.Client.Replicas;

namespace RearCloud.Client.Tests.Crashes;

/// <summary>
/// A client that is killed before, in the middle of or after a chosen call by which it writes, syncs, makes, renames, removes or cuts a file.
/// <c>REARCLOUD_CRASH_CALLS</c> says at how many calls in each test; eight if it is not set.
/// </summary>
public sealed class SystemCallTests
{
    private const int Edits = 10;

    private static int Calls { get; } = int.TryParse(Environment.GetEnvironmentVariable("REARCLOUD_CRASH_CALLS"), CultureInfo.InvariantCulture, out var calls) ? calls : 8;

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task A_client_that_is_killed_at_a_call_loses_nothing_that_it_acknowledged(int seed)
    {
        var random = new Random(seed);
        var kills = 0;
        var all = await CountAsync();
        for (var i = 0; i < Calls; i++)
        {
            using var scene = new CrashScene();
            using var faults = new FaultControl(scene.Folder);
            // The first life makes the files, the second finds them.
            for (var life = 1; life <= 2; life++)
            {
                faults.DieAt(random.Next(1, all), FaultControl.Manners[random.Next(FaultControl.Manners.Count)]);
                await using var process = scene.Start(faults);
                process.Edit(scene.Record.Next, Edits);
                await process.EndAsync();
                if (process.WasKilled) kills++;
                await scene.CheckAsync();
            }

            await using var last = scene.Start();
            last.Edit(scene.Record.Next, 1);
            await last.EndAsync();
            await scene.CheckAsync();
            scene.CheckLastSlot();
        }

        Assert.True(kills >= Calls, $"Only {kills} of {2 * Calls} lives ended at a call.");
    }

    [Fact]
    public async Task A_client_that_is_killed_while_it_rebuilds_a_damaged_store_keeps_the_edits_that_wait()
    {
        var random = new Random(13);
        var kills = 0;
        for (var i = 0; i < Calls; i++)
        {
            using var scene = new CrashScene();
            using var faults = new FaultControl(scene.Folder);
            await using (var first = scene.Start())
            {
                first.Edit(1, Edits);
                await first.EndAsync();
            }

            MarkAsDamaged(scene.Folder);
            for (var life = 1; life <= 2; life++)
            {
                faults.DieAt(random.Next(2, 60), FaultControl.Manners[random.Next(FaultControl.Manners.Count)]);
                await using var process = scene.Start(faults);
                await process.EndAsync();
                if (process.WasKilled) kills++;
            }

            await using (var last = scene.Start()) await last.EndAsync();
            await scene.CheckAsync();
            scene.CheckLastSlot();
        }

        Assert.True(kills >= Calls, $"Only {kills} of {2 * Calls} lives ended at a call.");
    }

    private static void MarkAsDamaged(string folder)
    {
        using var connection = ReplicaStore.Connect(Path.Combine(folder, ReplicaFile.Name), Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite);
        connection.Execute("PRAGMA user_version = 99");
    }

    private static async Task<int> CountAsync()
    {
        using var scene = new CrashScene();
        using var faults = new FaultControl(scene.Folder);
        await using var process = scene.Start(faults);
        process.Edit(1, Edits);
        await process.EndAsync();
        Assert.Equal(Edits, scene.Record.Applied.Count);
        Assert.True(faults.Seen > 5 * Edits, $"Only {faults.Seen} calls were seen.");
        return faults.Seen;
    }
}
