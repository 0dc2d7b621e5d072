using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using RearCloud.Core.Panels;
using RearCloud.TestKit.Machine;

namespace RearCloud.Benchmarks.Panels.Running;

/// <summary>The vendor's program of tests/RearCloud.VendorPanel, published, and the standard scene for it on a board that is a folder.</summary>
internal sealed class VendorPanel : IDisposable
{
    private const string Name = "RearCloud.VendorPanel";
    private const int BytesPerPixel = 3;

    private static readonly PixelSize Size = PanelProfiles.Reference.Size;

    private readonly TemporaryFolder _folder = new();

    private VendorPanel()
    {
    }

    /// <param name="isNative">True for a native program; false for one on the runtime, which it carries, all compiled ahead of time.</param>
    public static async Task<VendorPanel> PublishAsync(bool isNative)
    {
        var panel = new VendorPanel();
        await DotnetCommand.RunAsync(
            DotnetCommand.Root,
            "publish",
            $"tests/{Name}/{Name}.csproj",
            "--configuration", "Release",
            "--artifacts-path", panel._folder["artifacts"],
            "--output", panel._folder["program"],
            "--nologo", "-verbosity:quiet", "-tl:off", "-p:UseSharedCompilation=false", $"-p:OnRuntime={!isNative}");
        await panel.LayOutAsync();
        return panel;
    }

    /// <summary>Starts the program.</summary>
    /// <param name="time">How long it shows the scene.</param>
    /// <returns>Milliseconds from before the process is made to its word that the first frame is in the display's memory, and megabytes that are resident at the end of the time.</returns>
    public async Task<(double FirstFrame, double Resident)> StartAsync(TimeSpan time)
    {
        string[] arguments = [_folder.Path, _folder["standard.json"], (time.TotalSeconds + 1).ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo(_folder[$"program/{Name}"], time == TimeSpan.Zero ? [.. arguments[..2], "0"] : arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadLineAsync();
        var firstFrame = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        if (said != "The panel is lit.") throw new InvalidOperationException($"The vendor's panel said: {said}");
        double resident = 0;
        if (time > TimeSpan.Zero)
        {
            await Task.Delay(time);
            process.Refresh();
            resident = process.WorkingSet64 / 1_048_576.0;
        }

        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (firstFrame, resident);
    }

    public void Dispose() => _folder.Dispose();

    private async Task LayOutAsync()
    {
        using var photograph = new MemoryStream();
        await new Photograph().Open(Photograph.Of(Size)).CopyToAsync(photograph);
        var name = Convert.ToHexStringLower(SHA256.HashData(photograph.ToArray()));
        Directory.CreateDirectory(_folder["assets"]);
        await File.WriteAllBytesAsync(_folder[$"assets/{name}"], photograph.ToArray());
        await File.WriteAllTextAsync(_folder["standard.json"], DocumentScenes.Standard(name));
        await File.WriteAllTextAsync(_folder["battery"], "82");
        await using var screen = File.Create(_folder["screen"]);
        screen.SetLength(Size.Width * Size.Height * BytesPerPixel);
    }
}
