using System.Text;
using RearCloud.Core.Panels;
using RearCloud.Panel.Recording;
using RearCloud.Rendering.Tests.Post;
using RearCloud.TestKit.BadInput;

namespace RearCloud.Panel.Tests.Recording;

/// <summary>Recordings that are not what they should be: each is refused with a code, a line and what to do, or replayed.</summary>
public sealed class BadRecordingTests : IDisposable
{
    private static readonly PanelProfile Small = new("small", "Small", new PixelSize(96, 64), 200, 4, [], new PixelRect(0, 0, 96, 64), 1, 120, 500);

    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _bytes;
    private readonly string[] _lines;

    public BadRecordingTests()
    {
        var options = Bench.Options() with { Panel = Small };
        using (var recorder = new InputRecorder(Recording, Small, options.Faults))
        {
            using var panel = new PanelStepper(options with { Recorder = recorder });
            panel.Show([TestLayouts.Sweep], []);
            for (var i = 0; i < 4; i++) panel.Step(Bench.Noon.AddMilliseconds(200 * i));
            panel.Show([TestLayouts.Still], []);
            panel.Step(Bench.Noon.AddSeconds(1));
        }

        _bytes = File.ReadAllBytes(Recording);
        _lines = RecordedLines.Read(Recording);
    }

    private string Recording => _folder["panel.rec"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_planted_difference_is_found_in_the_frames_that_show_it()
    {
        var scene = Array.FindLastIndex(_lines, line => line.StartsWith("{\"line\":\"scene\"", StringComparison.Ordinal));
        Assert.Contains("Good morning", _lines[scene], StringComparison.Ordinal);
        _lines[scene] = _lines[scene].Replace("Good morning", "Good evening", StringComparison.Ordinal);
        RecordedLines.Write(Recording, _lines);
        var (frames, problem) = Replays.Of(Recording);
        Assert.Null(problem);
        Assert.Equal([false, false, false, false, true], frames.Select(frame => frame.Differs));
    }

    [Fact]
    public void A_file_that_was_cut_off_anywhere_is_refused()
    {
        for (var length = 0; length < _bytes.Length; length += length < _bytes.Length - 40 ? 37 : 1)
        {
            File.WriteAllBytes(Recording, _bytes[..length]);
            var (_, problem) = Replays.Of(Recording);
            Assert.True(problem?.Code is "recording.truncated" or "recording.format" or "recording.damaged", $"{length} of {_bytes.Length} bytes: {problem}");
            Assert.NotEmpty(problem.Remedy);
        }
    }

    [Fact]
    public void A_damaged_byte_is_found_wherever_it_is_in_the_packed_lines()
    {
        // Before these bytes stands the header, whose time and flags mean nothing here.
        for (var at = 10; at < _bytes.Length; at += 23)
        {
            var bytes = _bytes.ToArray();
            bytes[at] ^= 0x10;
            File.WriteAllBytes(Recording, bytes);
            Assert.True(Replays.Of(Recording).Problem is not null, $"byte {at} of {_bytes.Length}");
        }
    }

    [Fact]
    public void Lines_that_are_missing_or_out_of_order_are_refused_at_their_line()
    {
        Refuses("recording.truncated", $"/lines/{_lines.Length}", _lines[..^1]);
        Refuses("recording.damaged", $"/lines/{_lines.Length + 1}", [.. _lines, _lines[^1]]);
        Refuses("recording.damaged", "/lines/2", [_lines[0], .. _lines[2..]]);
        Refuses("recording.damaged", $"/lines/{_lines.Length - 1}", [.. _lines[..^2], _lines[^1]]);
        Refuses("recording.damaged", "/lines/4", [.. _lines[..3], _lines[2], .. _lines[3..]]);
        Refuses("recording.damaged", "/lines/2", [_lines[0], .. _lines]);
        Refuses("recording.damaged", "/lines/2", [_lines[0], "{", .. _lines[1..]]);
        Refuses("recording.damaged", "/lines/2", [_lines[0], "null", .. _lines[1..]]);
        Refuses("recording.damaged", "/lines/2", [_lines[0], "{\"line\":\"song\"}", .. _lines[1..]]);
        Refuses("recording.format", "", _lines[1..]);
        Refuses("recording.format", "", ["a text"]);
    }

    [Fact]
    public void What_no_scene_can_hold_is_refused_at_its_line()
    {
        foreach (var wrong in new[]
        {
            """{"layers":null,"frameRate":0,"traces":[]}""",
            """{"layers":[null],"frameRate":0,"traces":[]}""",
            """{"layers":[],"frameRate":0,"traces":["no trace id"]}""",
            """{"layers":[],"traces":[]}""",
            Layer("null"),
            Layer("""{"op":"dance"}"""),
            Layer("""{"rect":{}}"""),
            Layer("""{"op":"fill-circle","centerX":1,"centerY":1,"radius":1}"""),
            Layer("""{"op":"fill-circle","centerX":"many","centerY":1,"radius":1,"color":{"argb":1}}"""),
            Layer("""{"op":"image","asset":"\ud800","rect":{"x":0,"y":0,"width":1,"height":1},"radius":0,"fit":"Cover","focusX":0,"focusY":0}"""),
            Layer("""{"op":"bar","rect":{"x":0,"y":0,"width":1,"height":1},"share":{"motion":"tween","from":0,"to":1,"start":"2026-01-01T00:00:00Z","duration":"00:00:01","easing":{"x1":2,"y1":0,"x2":0,"y2":0}},"fromRight":false,"color":{"argb":1}}"""),
            Layer("""{"op":"bar","rect":{"x":0,"y":0,"width":1,"height":1},"share":{"motion":"keyframed","start":"2026-01-01T00:00:00Z","frames":{"frames":[]},"repeats":true},"fromRight":false,"color":{"argb":1}}"""),
            Layer("""{"op":"bar","rect":{"x":0,"y":0,"width":1,"height":1},"share":{"motion":"spring","from":"NaN","to":1,"perSecond":0,"stiffness":1,"damping":1,"tolerance":1,"start":"2026-01-01T00:00:00Z"},"fromRight":false,"color":{"argb":1}}"""),
            Layer("""{"op":"sheet","content":{"area":{"x":0,"y":0,"width":100000,"height":100000},"layers":[]},"x":{"motion":"still","value":0},"y":{"motion":"still","value":0},"opacity":{"motion":"still","value":1}}"""),
            Layer(new string('[', 1000) + new string(']', 1000)),
        })
        {
            Refuses("recording.damaged", "/lines/2", [_lines[0], $$"""{"line":"scene","number":1,"snapshot":{{wrong}}}""", .. _lines[2..]]);
        }
    }

    [Fact]
    public void What_would_take_all_the_memory_is_refused()
    {
        var sheet = """{"op":"sheet","content":{"area":{"x":0,"y":0,"width":2800,"height":2800},"layers":[]},"x":{"motion":"still","value":0},"y":{"motion":"still","value":0},"opacity":{"motion":"still","value":1}}""";
        Refuses("recording.too-large", "/lines/2", [_lines[0], $$"""{"line":"scene","number":1,"snapshot":{{Layer(string.Join(',', Enumerable.Repeat(sheet, 9)))}}}""", .. _lines[2..]]);
        foreach (var size in new[] { """{"width":0,"height":64}""", """{"width":-96,"height":-64}""", """{"width":100000,"height":100000}""", """{"width":2147483647,"height":2147483647}""" })
            Refuses("recording.panel", "/lines/1/panel", [_lines[0].Replace("""{"width":96,"height":64}""", size, StringComparison.Ordinal), .. _lines[1..]]);

        RecordedLines.WriteText(Recording, [.. Encoding.UTF8.GetBytes(_lines[0] + "\n"), .. Enumerable.Repeat((byte)' ', 70_000_000)]);
        Assert.Equal("recording.too-large", Replays.Of(Recording).Problem?.Code);
    }

    [Fact]
    public void A_newer_version_says_what_can_read_it()
    {
        Refuses("recording.version", "/lines/1", ["""{"line":"title","format":"rearcloud-recording","version":2,"panels":[]}"""]);
        Assert.Contains("newer", Replays.Of(Recording).Problem!.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_recording_or_no_file_is_refused()
    {
        Assert.Equal("recording.file", Replays.Of(_folder["missing"]).Problem?.Code);
        Assert.Equal("recording.file", Replays.Of(_folder.Path).Problem?.Code);
        File.WriteAllText(Recording, "");
        Assert.Equal("recording.format", Replays.Of(Recording).Problem?.Code);
        File.WriteAllText(Recording, new string('x', 1000));
        Assert.Equal("recording.format", Replays.Of(Recording).Problem?.Code);
    }

    [Fact]
    public void Whatever_is_wrong_with_it_nothing_is_thrown()
    {
        foreach (var seed in Seeds.Of(600))
        {
            var random = new Random(seed);
            if (random.Next(4) == 0)
            {
                File.WriteAllBytes(Recording, new ByteMangler(random).Mangle(_bytes));
            }
            else
            {
                var at = random.Next(_lines.Length);
                var text = Encoding.UTF8.GetBytes(string.Join('\n', _lines[..at]) + (at > 0 ? "\n" : ""));
                var rest = Encoding.UTF8.GetBytes("\n" + string.Join('\n', _lines[(at + 1)..]) + "\n");
                RecordedLines.WriteText(Recording, [.. text, .. new JsonMangler(random).Mangle(_lines[at]), .. rest]);
            }

            var thrown = Xunit.Record.Exception(() => Replays.Of(Recording));
            Assert.True(thrown is null, $"{Seeds.Print(seed)} {thrown}");
        }
    }

    private static string Layer(string ops) => $$$"""{"layers":[{"id":"widget/a","bounds":{"x":0,"y":0,"width":96,"height":64},"ops":[{{{ops}}}]}],"frameRate":0,"traces":[]}""";

    private void Refuses(string code, string path, IEnumerable<string> lines)
    {
        RecordedLines.Write(Recording, lines);
        var (_, problem) = Replays.Of(Recording);
        Assert.True(problem is not null && (problem.Code, problem.Path) == (code, path), $"{code} at {path} is expected, not {problem}");
        Assert.NotEmpty(problem.Remedy);
    }
}
