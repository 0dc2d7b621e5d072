using RearCloud.Cli.Panels.Outputs;
using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;
using RearCloud.Rendering.Post;
using RearCloud.TestKit.Machine;

namespace RearCloud.Cli.Tests.Panels.Outputs;

public sealed class OutputPlanTests : IDisposable
{
    private static readonly PixelSize Small = new(32, 16);

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, FramebufferSink> _framebuffers = [];

    [Theory]
    [InlineData(PixelFormat.Rgb565, PixelFormat.Rgb565)]
    [InlineData(PixelFormat.Bgra8888, PixelFormat.Bgra8888)]
    [InlineData(PixelFormat.Bgra8888, PixelFormat.Rgb565, PixelFormat.Bgra8888)]
    public void The_output_is_made_in_a_format_that_all_framebuffers_take(PixelFormat expected, params PixelFormat[] devices)
    {
        foreach (var device in devices) Open(device);
        Assert.Equal(expected, Plan(null).FormatFor(_framebuffers).Value);
    }

    [Fact]
    public void A_format_that_a_framebuffer_does_not_take_is_refused_with_its_path()
    {
        Open(PixelFormat.Rgb565);
        Assert.Equal(PixelFormat.Bgra8888, Plan(PixelFormat.Bgra8888).FormatFor(_framebuffers).Value);
        var path = Open(PixelFormat.Bgra8888);
        var problem = Plan(PixelFormat.Rgb565).FormatFor(_framebuffers).Problem!;
        Assert.Equal("rear.output", problem.Code);
        Assert.Contains(path, problem.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        foreach (var each in _framebuffers.Values) each.Dispose();
        _folder.Dispose();
    }

    private static OutputPlan Plan(PixelFormat? format) => new(format, null, null, ShiftsPixels: true, "");

    private string Open(PixelFormat format)
    {
        var path = _folder[$"fb{_framebuffers.Count}"];
        File.WriteAllBytes(path, new byte[32 * 16 * 4]);
        _framebuffers[path] = new FramebufferSink(path, Small, FramebufferLayout.Of(Small, format));
        return path;
    }
}
