using System.Diagnostics;
using System.Globalization;
using RearCloud.Benchmarks.Measuring;
using RearCloud.Benchmarks.Sync.Cases;

namespace RearCloud.Benchmarks.Sync;

/// <summary>
/// How fast and how lean sync is, each case against a bare program that does only that. Servers are processes of their own on 127.0.0.1; this
/// process is all the devices. Cases and yardsticks take turns, so that what else the machine does meets both.
/// </summary>
internal sealed class SyncBench : IBench
{
    private static readonly ISyncCase[] All =
    [
        new EditToTen(), new FirstSync(), new CatchUp(), IdleConnections.OverGrpc, IdleConnections.OverSignalR, new FanOut(),
        DoorRate.OneHotStream, DoorRate.ManyStreams, new FrozenReaders(), new Restart(), new Growth(), new Reopen(),
    ];

    public string Name => "sync";

    public string Yardstick => "a bare program that does only that, in the same run (named below the table)";

    public IReadOnlyList<string> Cases => [.. All.Select(c => c.Name)];

    public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchWish wish)
    {
        var scale = new SyncScale(wish.IsQuick);
        var rows = new List<BenchRow>();
        foreach (var one in All.Where(c => wish.Includes(c.Name)))
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                rows.AddRange(await one.RunAsync(scale));
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sync: {one.Name} took {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
            }
#pragma warning disable CA1031 // What one case breaks must not cost the minutes of the others; the program ends with an error.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Console.Error.WriteLine($"sync: {one.Name} FAILED and has no row: {e}");
                Environment.ExitCode = 1;
            }
        }

        return rows;
    }
}
