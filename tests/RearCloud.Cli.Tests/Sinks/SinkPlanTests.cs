using RearCloud.Cli.Sinks;
using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;
using RearCloud.TestKit.Machine;

namespace RearCloud.Cli.Tests.Sinks;

public sealed class SinkPlanTests : IDisposable
{
    private static readonly PixelSize Panel = new(9, 5);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Every_sink_is_read_in_order()
    {
        File.WriteAllText(_folder["fb0"], "");
        var plans = SinkPlan.ReadAll(
            ["live", "memory", $"png:{_folder["a:b.png"]}", $"y4m:{_folder["v"]}", $"apng:{_folder["w"]}", $"framebuffer:{_folder["fb0"]}", $"shm:{_folder["s"]}"], Panel);
        Assert.Equal(
            [
                new SinkPlan(SinkKind.Live), new SinkPlan(SinkKind.Memory), new SinkPlan(SinkKind.Png, _folder["a:b.png"]), new SinkPlan(SinkKind.Y4m, _folder["v"]),
                new SinkPlan(SinkKind.Apng, _folder["w"]), new SinkPlan(SinkKind.Framebuffer, _folder["fb0"]), new SinkPlan(SinkKind.SharedMemory, _folder["s"]),
            ],
            plans.Value);
    }

    [Theory]
    [InlineData("@9x5:bgra", 32, 36, 16)]
    [InlineData("@10x6:rgba:64", 32, 64, 0)]
    [InlineData("@9x5:rgb565:30", 16, 30, 11)]
    public void A_plain_file_has_the_layout_that_is_told(string layout, int bits, int line, int red)
    {
        File.WriteAllBytes(_folder["f@b"], new byte[1_000]);
        var plan = Assert.Single(SinkPlan.ReadAll([$"framebuffer:{_folder["f@b"]}{layout}"], Panel).Value);
        Assert.Equal(_folder["f@b"], plan.Path);
        Assert.Equal((bits, line, red), (plan.Layout!.BitsPerPixel, plan.Layout.LineLength, plan.Layout.Red.Offset));
    }

    [Theory]
    [InlineData("tape", "no sink 'tape'")]
    [InlineData("tape:FOLDER/a", "no sink")]
    [InlineData("live:1", "no sink")]
    [InlineData("y4m", "no sink")]
    [InlineData("y4m:", "names no file")]
    [InlineData("shm:", "names no file")]
    [InlineData("framebuffer:", "names no file")]
    [InlineData("apng:FOLDER", "is a folder")]
    [InlineData("y4m:FOLDER/missing/a.y4m", "no folder FOLDER/missing")]
    [InlineData("apng:FOLDER/missing/a.png", "no folder")]
    [InlineData("shm:FOLDER/missing/a", "no folder")]
    [InlineData("framebuffer:FOLDER/missing", "no framebuffer FOLDER/missing")]
    [InlineData("framebuffer:FOLDER/fb@9x5:cmyk", "no framebuffer FOLDER/fb@9x5:cmyk")]
    [InlineData("framebuffer:FOLDER/fb@9x5", "no framebuffer")]
    [InlineData("framebuffer:FOLDER/fb@9x4:bgra", "9 x 4 pixels, fewer than the panel's 9 x 5")]
    [InlineData("framebuffer:FOLDER/fb@8x5:bgra", "fewer")]
    [InlineData("framebuffer:FOLDER/fb@9x5:bgra:35", "too short")]
    [InlineData("framebuffer:FOLDER/fb@9x5:bgra:36", "has 179 bytes and its layout 180")]
    public void A_wrong_sink_is_refused_with_code_place_and_what_to_do(string sink, string words)
    {
        File.WriteAllBytes(_folder["fb"], new byte[179]);
        var problem = SinkPlan.ReadAll(["memory", sink.Replace("FOLDER", _folder.Path, StringComparison.Ordinal)], Panel).Problem;
        Assert.Equal("rear.sink", problem?.Code);
        Assert.Contains(words.Replace("FOLDER", _folder.Path, StringComparison.Ordinal), problem!.Message, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Remedy);
    }

    [Fact]
    public void Two_sinks_do_not_write_one_file()
    {
        var problem = SinkPlan.ReadAll([$"y4m:{_folder["a"]}", $"apng:{_folder["./a"]}"], Panel).Problem;
        Assert.Contains("Two sinks", problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_a_told_length_have_no_gap() => Assert.Equal(904 * 2, FramebufferLayout.Rgb565(new PixelSize(904, 572)).LineLength);

    public void Dispose() => _folder.Dispose();
}
