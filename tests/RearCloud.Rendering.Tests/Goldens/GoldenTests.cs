using RearCloud.Core.Panels;
using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Painting;
using RearCloud.Rendering.Phones;
using RearCloud.Rendering.Pictures;
using RearCloud.Rendering.Tests.Samples;
using RearCloud.Scene;

namespace RearCloud.Rendering.Tests.Goldens;

public sealed class GoldenTests : IDisposable
{
    private static readonly FontLibrary Fonts = new();

    private readonly ImageCache _images = new(new OneImage());
    private readonly PanelPainter _painter;
    private readonly PictureEncoder _pictures;

    public GoldenTests()
    {
        _painter = new PanelPainter(Fonts, _images);
        _pictures = new PictureEncoder(_painter);
    }

    public static TheoryData<string> Layouts => [.. LayoutScenes.Names];

    public void Dispose()
    {
        _painter.Dispose();
        _images.Dispose();
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_layout_looks_as_accepted(string name) => Check(LayoutScenes.Build(name), name);

    [Fact]
    public void Every_instruction_looks_as_accepted() => Check(SampleScenes.Instructions(), "instructions");

    [Fact]
    public void Effects_look_as_accepted() => GoldenPicture.Matches(_pictures.Png(SampleScenes.Effects(), SampleScenes.Noon), "effects");

    [Fact]
    public void What_dissolves_looks_as_accepted() => GoldenPicture.Matches(_pictures.Png(SampleScenes.Dissolving(), SampleScenes.Noon), "dissolving");

    [Fact]
    public void Effects_on_a_larger_canvas_look_as_accepted() =>
        GoldenPicture.Matches(_pictures.Png(SampleScenes.Effects(), SampleScenes.Noon, new PictureOptions { Scale = 1.5f }), "effects-large");

    [Theory]
    [MemberData(nameof(LiveSamples.Names), MemberType = typeof(LiveSamples))]
    public void What_lives_looks_as_accepted(string name) => GoldenPicture.Matches(_pictures.Png(LiveSamples.Build(name), LiveSamples.Time), $"live-{name}");

    [Fact]
    public void What_lives_looks_as_accepted_some_seconds_later() =>
        GoldenPicture.Matches(_pictures.Png(LiveSamples.Build("aurora"), LiveSamples.Time.AddSeconds(6)), "live-aurora-later");

    [Fact]
    public void Flowing_colours_on_a_larger_canvas_look_as_accepted() =>
        GoldenPicture.Matches(_pictures.Png(LiveSamples.Build("aurora"), LiveSamples.Time, new PictureOptions { Scale = 1.5f }), "live-large");

    [Fact]
    public void Paragraphs_are_fitted_as_accepted() => Check(SampleScenes.Paragraphs(), "paragraphs");

    [Fact]
    public void Scripts_and_emoji_look_as_accepted()
    {
        NotoFonts.Require(Fonts);
        Check(SampleScenes.Scripts(), "scripts");
    }

    [Fact]
    public void The_phones_back_looks_as_accepted()
    {
        var panel = _pictures.Png(LayoutScenes.Build("demo"), LayoutScenes.Time);
        GoldenPicture.Matches(PhoneBack.Png(PanelProfiles.Reference, panel), "phone-back");
    }

    [Fact]
    public void A_masked_small_picture_looks_as_accepted() =>
        GoldenPicture.Matches(
            _pictures.Png(LayoutScenes.Build("demo"), LayoutScenes.Time, new PictureOptions { Scale = 0.4f, ShapeMask = true }), "demo-small-masked");

    private void Check(Snapshot scene, string name) => GoldenPicture.Matches(_pictures.Png(scene, LayoutScenes.Time), name);
}
