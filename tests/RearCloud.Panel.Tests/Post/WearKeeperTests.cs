using System.Collections.Concurrent;
using RearCloud.Core.Panels;
using RearCloud.Panel.Post;
using RearCloud.Panel.Statistics;
using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Tests.Post;

public sealed class WearKeeperTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FaultLog _faults = new(TimeProvider.System);

    [Fact]
    public void It_saves_now_and_then_on_a_thread_of_its_own_and_what_failed_again()
    {
        File.WriteAllText(_folder["state"], "a file where a folder must be");
        var threads = new BlockingCollection<string?>();
        var store = new WearStore(_folder["state/wear"], new PixelSize(101, 67), _faults);
        using var keeper = new WearKeeper(store, Read, TimeSpan.FromMilliseconds(1), _faults);
        Assert.True(SpinWait.SpinUntil(() => _faults.Total > 0, Patience.Span));
        File.Delete(_folder["state"]);
        Assert.True(SpinWait.SpinUntil(() => File.Exists(_folder["state/wear"]), Patience.Span));
        Assert.Equal("panel wear", threads.Take(TestContext.Current.CancellationToken));

        byte[] Read()
        {
            threads.Add(Thread.CurrentThread.Name, CancellationToken.None);
            return WearStoreTests.Worn(1);
        }
    }

    [Fact]
    public async Task At_the_end_the_wear_of_the_panel_is_kept_and_the_next_start_goes_on_with_it()
    {
        var path = _folder["wear"];
        var first = await RunAsync(path);
        Assert.True(MostHours(first) > 0);
        Assert.True(MostHours(await RunAsync(path)) >= 1.9 * MostHours(first));
        Assert.Empty(_faults.Recent);
    }

    [Fact]
    public void A_disk_that_hangs_holds_the_end_for_a_second_and_is_told_of()
    {
        using var hung = new ManualResetEventSlim();
        var keeper = new WearKeeper(
            new WearStore(_folder["wear"], new PixelSize(101, 67), _faults),
            () =>
            {
                hung.Wait(Patience.Span);
                return null;
            },
            TimeSpan.FromMilliseconds(1),
            _faults);
        keeper.Dispose();
        hung.Set();
        Assert.Contains("longer than", Assert.Single(_faults.Recent).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Shows a minute of a clock, in two frames, and gives what was kept.</summary>
    private async Task<byte[]> RunAsync(string path)
    {
        var size = PanelProfiles.Reference.Size;
        var store = new WearStore(path, size, _faults);
        var sink = new OutputSink();
        using var vsync = new HandVsync();
        var options = Bench.Options(sink) with { Vsync = vsync, Faults = _faults, Output = new OutputOptions { ShiftsPixels = false, Wear = store.Load() } };
        await using (var panel = new PanelRuntime(options))
        {
            using var keeper = new WearKeeper(store, panel, _faults);
            panel.Show([TestLayouts.Sweep], []);
            panel.Start();
            await vsync.BeatAsync(1, Bench.Noon);
            await vsync.BeatAsync(2, Bench.Noon.AddSeconds(60));
            sink.Take();
            sink.Take();
            vsync.Dispose();
        }

        return await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
    }

    private static double MostHours(byte[] wear)
    {
        var map = WearMap.Load(wear, PanelProfiles.Reference.Size).Value;
        return Enumerable.Range(0, map.Grid.Count).Max(i => map[i]);
    }
}
