using RearCloud.Client.Tests.Scripted;
using RearCloud.Core.Documents;
using RearCloud.TestKit.Machine;

namespace RearCloud.Client.Tests.Crashes;

public sealed class FullDiskTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FaultControl.NoSpace)]
    [InlineData(FaultControl.InputOutput)]
    public async Task An_edit_on_a_disk_that_fails_is_answered_with_a_problem_and_all_goes_on_when_it_works_again(int error)
    {
        using var scene = new CrashScene();
        using var faults = new FaultControl(scene.Folder);
        await using (var process = scene.Start(faults))
        {
            process.Edit(1, 5);
            await process.ReadUntilAsync("kept 5");
            faults.Error = error;
            process.Edit(6, 1);
            Assert.StartsWith("refused 6 replica.not-stored", await process.ReadUntilAsync("refused"), StringComparison.Ordinal);
            process.Edit(11, 1);
            Assert.StartsWith("refused 11 replica.not-stored", await process.ReadUntilAsync("refused"), StringComparison.Ordinal);
            faults.Error = 0;
            process.Edit(16, 3);
            await process.ReadUntilAsync("kept 18");
            await process.KillAsync();
        }

        Assert.Equal([1, 2, 3, 4, 5, 16, 17, 18], scene.Record.Applied);
        await scene.CheckAsync();
        await using var last = scene.Start();
        await last.EndAsync();
        await scene.CheckAsync();
        scene.CheckLastSlot();
    }

    [Theory]
    [InlineData(FaultControl.NoSpace)]
    [InlineData(FaultControl.InputOutput)]
    public async Task A_client_that_is_opened_on_a_disk_that_fails_says_so_and_loses_nothing(int error)
    {
        using var scene = new CrashScene();
        using var faults = new FaultControl(scene.Folder);
        await using (var first = scene.Start())
        {
            first.Edit(1, 5);
            await first.ReadUntilAsync("kept 5");
            await first.KillAsync();
        }

        faults.Error = error;
        await using (var failed = scene.Start(faults))
        {
            var said = await failed.ReadUntilAsync("closed");
            Assert.DoesNotContain("in use", said, StringComparison.Ordinal);
        }

        await scene.CheckAsync();
        await using var last = scene.Start();
        last.Edit(6, 1);
        await last.EndAsync();
        Assert.Equal([1, 2, 3, 4, 5, 6], scene.Record.Applied);
        await scene.CheckAsync();
        scene.CheckLastSlot();
    }

    [Fact]
    public async Task A_small_disk_that_fills_up_keeps_what_was_acknowledged()
    {
        using var disk = SmallDisk.Mount("3m");
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder["data"], disk.Path);
        await File.WriteAllBytesAsync(Path.Combine(disk.Path, "filler"), new byte[1_500_000], Stop);
        var offline = new ScriptedServer { Down = ScriptedServer.Unreachable() };
        var kept = new List<DocumentKey>();
        await using (var client = await ScriptedClient.OpenAsync(folder, offline))
        {
            var refused = await FillAsync(client, kept);
            Assert.Equal("replica.not-stored", refused);
            Assert.NotEmpty(kept);
            Assert.Equal(kept.ToHashSet(), client.Documents.Keys.ToHashSet());

            File.Delete(Path.Combine(disk.Path, "filler"));
            Assert.True((await client.EditAsync(Given.Create("after"), Stop)).IsSuccess);
            kept.Add(Given.Wallpaper("after"));
        }

        await using var again = await ScriptedClient.OpenAsync(folder, new ScriptedServer { Down = ScriptedServer.Unreachable() });
        Assert.Equal(kept.ToHashSet(), again.Documents.Keys.ToHashSet());
        Assert.Equal(kept.Count, again.WaitingMutations);
        var slots = Panel.LastGood.SlotReader.Read(Path.Combine(disk.Path, "slots"), new Panel.Statistics.FaultLog(TimeProvider.System));
        Assert.Equal(kept.ToHashSet(), slots[0].Documents.Select(d => d.Key).ToHashSet());
    }

    private static async Task<string> FillAsync(RearCloudClient client, List<DocumentKey> kept)
    {
        var name = new string('x', 3_000);
        for (var i = 0; ; i++)
        {
            var result = await client.EditAsync(Given.Create($"d{i}", $$"""{"format":1,"name":"{{name}}","type":"color","color":"#102030"}"""), Stop);
            if (!result.TryGet(out _, out var problem)) return problem.Code;
            kept.Add(Given.Wallpaper($"d{i}"));
        }
    }
}
