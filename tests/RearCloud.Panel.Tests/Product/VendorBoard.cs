using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using RearCloud.Panel.Post;
using RearCloud.Scene;
using RearCloud.VendorPanel;

namespace RearCloud.Panel.Tests.Product;

/// <summary>A folder that stands for the board of tests/RearCloud.VendorPanel: display memory, tearing-effect line, battery.</summary>
internal sealed partial class VendorBoard : IDisposable
{
    private const double Charge = 82;

    private readonly TemporaryFolder _folder = new();

    public static string Layout { get; } = Path.Combine(DotnetCommand.Root, "tests/RearCloud.VendorPanel/layout.json");

    public string this[string file] => _folder[file];

    /// <summary>Runs the program while the line beats.</summary>
    /// <param name="command">The program and its first arguments.</param>
    /// <param name="layout">The file that it shows.</param>
    public async Task<(int ExitCode, string Said)> RunAsync(IReadOnlyList<string> command, string layout)
    {
        NewScreen("screen");
        await File.WriteAllTextAsync(_folder["battery"], Charge.ToString(CultureInfo.InvariantCulture), TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), await DotnetCommand.TryAsync("mkfifo", _folder.Path, _folder["vsync"]));
        using var over = new CancellationTokenSource();
        var beats = Task.Run(() => Beat(over.Token), CancellationToken.None);
        var ended = await DotnetCommand.TryAsync(command[0], _folder.Path, [.. command.Skip(1), _folder.Path, layout, "2"]);
        await over.CancelAsync();
        // Whoever waits for a reader that never comes gets one.
        using (File.Open(_folder["vsync"], FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite)) await beats;
        File.Delete(_folder["vsync"]);
        return ended;
    }

    /// <summary>What the vendor's sink writes when the panel is stepped to the moment that the program says it showed.</summary>
    public byte[] Expected(string said)
    {
        var shownAt = DateTimeOffset.Parse(ShownAt().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
        NewScreen("expected");
        using (var screen = new BoardScreen(_folder["expected"], Board.Profile.Size))
        using (var panel = new PanelStepper(new PanelOptions { Panel = Board.Profile, Sinks = [screen], Output = new OutputOptions() }))
        {
            panel.Show(LayoutFile.Read(Layout).Value);
            panel.Feed(SignalNames.BatteryLevel, SignalValue.Of(Charge));
            panel.Feed(DisplaySignals.Brightness, SignalValue.Of(0.9));
            panel.Step(shownAt);
        }

        return File.ReadAllBytes(_folder["expected"]);
    }

    public void Dispose() => _folder.Dispose();

    private void NewScreen(string name)
    {
        using var file = File.Create(_folder[name]);
        file.SetLength(Board.Profile.Size.Width * Board.Profile.Size.Height * 3);
    }

    private void Beat(CancellationToken over)
    {
        using var line = new FileStream(_folder["vsync"], FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        Span<byte> beat = stackalloc byte[sizeof(long)];
        try
        {
            while (!over.IsCancellationRequested)
            {
                BinaryPrimitives.WriteInt64LittleEndian(beat, Stopwatch.GetTimestamp());
                line.Write(beat);
                Thread.Sleep(8);
            }
        }
        catch (IOException)
        {
            // The program has ended.
        }
    }

    [GeneratedRegex(@"The last one shows (\S+)\.\n")]
    private static partial Regex ShownAt();
}
