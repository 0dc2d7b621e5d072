using System.Runtime.InteropServices;
using RearCloud.Panel;
using RearCloud.Panel.Post;
using RearCloud.Panel.Signals;
using RearCloud.Panel.Sinks;
using RearCloud.Scene;
using RearCloud.VendorPanel;

// Arguments: the folder of the board's devices, a file of documents, seconds to run (without them: until SIGTERM).
#region program
var (board, layout, seconds) = (args[0], args[1], args.Length > 2 ? TimeSpan.FromSeconds(double.Parse(args[2], null)) : Timeout.InfiniteTimeSpan);
if (!LayoutFile.Read(layout).TryGet(out var documents, out var problem))
{
    Console.Error.WriteLine(problem);
    return 2;
}

var wearFile = Path.Combine(board, "wear");
using var screen = new BoardScreen(Path.Combine(board, "screen"), Board.Profile.Size);
using var vsync = File.Exists(Path.Combine(board, "vsync")) ? new BoardVsync(Path.Combine(board, "vsync"), Board.Profile.MaxRefreshHertz) : null;
await using var panel = new PanelRuntime(new PanelOptions
{
    Panel = Board.Profile,
    Sinks = [screen],
    Output = new OutputOptions { Wear = File.Exists(wearFile) ? File.ReadAllBytes(wearFile) : default(ReadOnlyMemory<byte>) },
    Vsync = vsync,
    Assets = new AssetFolder(Path.Combine(board, "assets"), Board.Profile.Id),
});
panel.Show(documents);
panel.Feed(DisplaySignals.Brightness, SignalValue.Of(0.9));
panel.Start();
using var sources = new SourceThread([new FuelGauge(Path.Combine(board, "battery"))], panel, TimeSpan.FromSeconds(30), panel.Faults);

using var ending = new ManualResetEventSlim();
using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => { signal.Cancel = true; ending.Set(); });
var isShown = screen.WaitForFirst(TimeSpan.FromSeconds(10));
Console.WriteLine(isShown ? "The panel is lit." : "The panel is black.");
if (isShown) ending.Wait(seconds);

WholeFile.Write(wearFile, panel.SaveWear()!);
var seen = panel.Statistics;
Console.WriteLine($"{seen.Presented} frames, {seen.Missed} beats missed; half of them took {seen.Frame.P50:0} us, 1 in 100 took {seen.Frame.P99:0} us");
Console.WriteLine($"The last one shows {screen.ShownAt:O}.");
foreach (var fault in panel.Faults.Recent) Console.Error.WriteLine($"{fault.Place}: {fault.Message} ({fault.Count} times)");
return isShown ? 0 : 1;
#endregion
