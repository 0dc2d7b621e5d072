using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using RearCloud.TestKit.Machine;
using SkiaSharp;

namespace RearCloud.Cli.Tests.Replays;

public sealed class ReplayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Recording => _folder["panel.rec"];

    [Fact]
    public async Task What_a_panel_recorded_is_replayed_and_a_frame_of_it_is_drawn()
    {
        await RecordAsync();
        var result = await RearResult.RunAsync("replay", Recording, "--frame", "1", "--out", _folder["frame.png"]);
        Assert.Equal((ExitCodes.Done, ""), (result.Code, result.Errors));
        Assert.Contains("all equal", result.Output, StringComparison.Ordinal);
        using var picture = SKBitmap.Decode(_folder["frame.png"]);
        Assert.Equal((904, 572), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task A_frame_that_differs_is_named_and_gives_code_1()
    {
        await RecordAsync();
        Tamper(line => Regex.Replace(line, "(\"hash\":\")(.)", hash => hash.Groups[1].Value + (hash.Groups[2].Value == "0" ? "1" : "0")));
        var result = await RearResult.RunAsync("replay", Recording);
        Assert.Equal((ExitCodes.Failed, ""), (result.Code, result.Errors));
        Assert.StartsWith("frame 1 at ", result.Output, StringComparison.Ordinal);
        Assert.Contains("the first is 1", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_gets_a_line_for_each_frame_and_one_for_all()
    {
        await RecordAsync();
        var result = await RearResult.RunAsync("replay", Recording, "--frames", "--json");
        Assert.Equal(ExitCodes.Done, result.Code);
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        var summary = lines[^1];
        Assert.Equal(("reference", 0, lines.Count - 1), (summary.GetProperty("panel").GetString(), summary.GetProperty("differing").GetInt32(), summary.GetProperty("frames").GetInt32()));
        Assert.False(summary.TryGetProperty("firstDiffering", out _));
        Assert.Equal(1, lines[0].GetProperty("frame").GetInt64());
        Assert.Equal(lines[0].GetProperty("hash").GetString(), lines[0].GetProperty("recordedHash").GetString());
        Assert.Equal(904, lines[0].GetProperty("damage").GetProperty("width").GetInt32());
    }

    [Fact]
    public async Task What_cannot_be_read_or_written_fails_with_code_1_and_its_place()
    {
        await RecordAsync();
        await FailsAsync("recording.file", _folder["missing"]);
        await FailsAsync("rear.frame", Recording, "--frame", "1000000", "--out", _folder["frame.png"]);
        await FailsAsync("rear.file", Recording, "--frame", "1", "--out", _folder["no/such/frame.png"]);
        Tamper(line => line.Replace("{", "[", StringComparison.Ordinal));
        Assert.Equal("/lines/3", (await FailsAsync("recording.damaged", Recording)).GetProperty("path").GetString());
        await File.WriteAllTextAsync(Recording, "some text that is no recording", TestContext.Current.CancellationToken);
        await FailsAsync("recording.format", Recording);
    }

    [Fact]
    public async Task A_recording_that_cannot_be_made_fails_with_code_1()
    {
        var result = await RearResult.RunAsync("panel", "--data", _folder.Path, "--sink", "memory", "--seconds", "1", "--record", _folder[new string('x', 300)]);
        Assert.Equal(ExitCodes.Failed, result.Code);
        Assert.Contains("rear.record", result.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<JsonElement> FailsAsync(string code, params string[] arguments)
    {
        var result = await RearResult.RunAsync(["replay", .. arguments, "--json"]);
        Assert.Equal(ExitCodes.Failed, result.Code);
        var problem = JsonElement.Parse(result.Errors);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }

    private async Task RecordAsync()
    {
        var result = await RearResult.RunAsync("panel", "--data", _folder.Path, "--sink", "memory", "--seconds", "1.5", "--record", Recording);
        Assert.Equal((ExitCodes.Done, ""), (result.Code, result.Errors));
    }

    /// <summary>Changes the first frame's line.</summary>
    private void Tamper(Func<string, string> change)
    {
        string[] lines;
        using (var unpacked = new StreamReader(new GZipStream(File.OpenRead(Recording), CompressionMode.Decompress))) lines = unpacked.ReadToEnd().Split('\n');
        var frame = Array.FindIndex(lines, line => line.StartsWith("{\"line\":\"frame\"", StringComparison.Ordinal));
        lines[frame] = change(lines[frame]);
        using var packed = new StreamWriter(new GZipStream(File.Create(Recording), CompressionLevel.Fastest));
        packed.Write(string.Join('\n', lines));
    }
}
