using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Panels;
using RearCloud.Panel.Recording;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Tests.Recording;
using RearCloud.Rendering.Images;
using RearCloud.TestKit.Assets;

namespace RearCloud.Panel.Tests.Films;

/// <summary>A wallpaper that is a film, on a panel that runs and on one that is stepped.</summary>
public sealed class PlayingTests : IAssetSource
{
    private const string Asset = "1111111111111111111111111111111111111111111111111111111111111111";

    private static readonly DateTimeOffset Noon = Bench.Noon;

    private byte[]? _bytes = SampleFilms.Gif(new PixelSize(226, 143), 10, 10);

    public Stream? Open(string sha256) => sha256 == Asset && _bytes is not null ? new MemoryStream(_bytes) : null;

    [Fact]
    public void Stepped_it_shows_a_frame_of_the_film_at_each_of_its_moments()
    {
        var sink = new RecordingSink();
        using var panel = new PanelStepper(Bench.Options(sink) with { Assets = this });
        panel.Show(Documents(), []);
        for (var beat = 0; beat < 120; beat++) panel.Step(Noon + beat * Beat);
        Assert.Equal(10, panel.Statistics.Presented);
        var pictures = Enumerable.Range(0, 10).Select(_ => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(sink.Take().Pixels.Span))).ToHashSet();
        Assert.Equal(10, pictures.Count);
    }

    [Fact]
    public void A_Lottie_animation_plays_with_the_frames_that_it_wishes()
    {
        _bytes = Lotties.Rings(4);
        var sink = new RecordingSink();
        using var panel = new PanelStepper(Bench.Options(sink) with { Assets = this });
        panel.Show(Documents(), []);
        for (var beat = 0; beat < 24; beat++) panel.Step(Noon + beat * Beat);
        Assert.Equal(12, panel.Statistics.Presented);
        Assert.Equal(12, Enumerable.Range(0, 12).Select(_ => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(sink.Take().Pixels.Span))).Distinct().Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Running_gives_the_same_pictures_as_stepping_with_ten_frames_a_second_and_none_late(bool isWebp)
    {
        if (isWebp) _bytes = SampleFilms.Webp(new PixelSize(226, 143), 10, 100);
        var stepped = new RecordingSink();
        using var stepper = new PanelStepper(Bench.Options(stepped) with { Assets = this });
        var sink = new RecordingSink();
        using var vsync = new HandVsync();
        await using var panel = new PanelRuntime(Bench.Options(sink) with { Assets = this, Vsync = vsync });
        panel.Show(Documents(), []);
        stepper.Show(Documents(), []);
        panel.Start();

        // The first frame of all is drawn while the film is opened; the panel looks again at each beat until it is there.
        await vsync.BeatAsync(0, Noon);
        await FilledAsync(vsync, panel);
        vsync.Grant(1, Noon + Beat);
        await vsync.WaitedForAsync();
        Assert.Equal(10, panel.Statistics.Hertz);
        var before = panel.Statistics;
        for (var i = 1; i <= 30; i++)
        {
            Assert.True(SpinWait.SpinUntil(() => panel.Films.Open.All(ring => !ring.HasWork), Patience.Span));
            vsync.Grant(12 * i, Noon + i * 12 * Beat);
            await vsync.WaitedForAsync();
        }

        var after = panel.Statistics;
        Assert.Equal((30, 0, 0, 10), (after.Presented - before.Presented, after.Missed, after.LateFilmFrames, after.Hertz));
        for (var i = 0; i < before.Presented; i++) sink.Take();
        for (var i = 1; i <= 30; i++)
        {
            stepper.Step(Noon + i * 12 * Beat);
            Assert.Equal(stepped.Take().Pixels.ToArray(), sink.Take().Pixels.ToArray());
        }

        vsync.Dispose();
    }

    [Fact]
    public async Task A_frame_of_a_film_that_plays_allocates_nothing()
    {
        using var vsync = new HandVsync();
        await using var panel = new PanelRuntime(Bench.Options(new MemorySink(PanelProfiles.Reference.Size)) with { Assets = this, Vsync = vsync });
        panel.Show(Documents(), []);
        panel.Start();
        await vsync.BeatAsync(0, Noon);
        await FilledAsync(vsync, panel);
        var beat = 0;
        long allocated = 0;
        await QuietWindow.RunAsync(async () =>
        {
            for (var warm = 0; warm < 40; warm++) await StepAsync(vsync, panel, ++beat);
            var before = panel.Statistics;
            for (var i = 0; i < 40; i++) await StepAsync(vsync, panel, ++beat);
            allocated = panel.Statistics.AllocatedBytes - before.AllocatedBytes;
            Assert.Equal(40, panel.Statistics.Presented - before.Presented);
        });
        Assert.Equal(0, allocated);
        vsync.Dispose();
    }

    [Fact]
    public void An_image_that_arrives_and_is_a_film_plays()
    {
        var film = _bytes;
        _bytes = null;
        var sink = new RecordingSink();
        using var panel = new PanelStepper(Bench.Options(sink) with { Assets = this });
        panel.Show(Documents(), []);
        panel.Step(Noon);
        panel.Step(Noon.AddSeconds(0.1));
        Assert.Equal(1, panel.Statistics.Presented);
        _bytes = film;
        panel.ImagesChanged();
        for (var i = 2; i < 6; i++) panel.Step(Noon.AddSeconds(i * 0.1));
        Assert.Equal(5, panel.Statistics.Presented);
    }

    [Fact]
    public async Task A_film_that_does_not_decode_shows_its_still_picture_and_is_told_once()
    {
        using var vsync = new HandVsync();
        await using var panel = new PanelRuntime(Bench.Options(new RecordingSink()) with { Assets = new BreakingFilm(_bytes!), Vsync = vsync });
        panel.Show(Documents(), []);
        panel.Start();
        await vsync.BeatAsync(0, Noon);
        await FilledAsync(vsync, panel);
        for (var i = 1; i < 5; i++) await StepAsync(vsync, panel, i);
        Assert.Equal(("film", 1), (Assert.Single(panel.Faults.Recent).Place, panel.Faults.Recent[0].Count));
        Assert.Equal(1, panel.Statistics.Presented);
        vsync.Dispose();
    }

    [Fact]
    public async Task A_frame_that_shows_the_still_picture_of_a_film_that_is_late_is_not_held_against_its_replay()
    {
        using var folder = new TemporaryFolder();
        using var vsync = new HandVsync();
        var options = Bench.Options(new RecordingSink()) with { Assets = this, Vsync = vsync };
        using (var recorder = new InputRecorder(folder["panel.rec"], options.Panel, options.Faults))
        {
            await using var panel = new PanelRuntime(options with { Recorder = recorder });
            panel.Show(Documents(), []);
            panel.Start();
            await vsync.BeatAsync(0, Noon.AddSeconds(0.3));
            await FilledAsync(vsync, panel);
            vsync.Grant(1, Noon.AddSeconds(0.3) + Beat);
            await vsync.WaitedForAsync();
            Assert.Equal("films", panel.Statistics.Caches[^1].Name);
            vsync.Dispose();
        }

        var frames = Replays.Equal(folder["panel.rec"]);
        Assert.Equal((true, false), (frames[0].LackedFilm, frames[1].LackedFilm));
        Assert.NotEqual(frames[0].RecordedHash, frames[0].Hash);
        Assert.Equal(frames[1].RecordedHash, frames[1].Hash);
    }

    private static TimeSpan Beat => TimeSpan.FromSeconds(1) / 120;

    private static async Task StepAsync(HandVsync vsync, PanelRuntime panel, int step)
    {
        Assert.True(SpinWait.SpinUntil(() => panel.Films.Open.All(ring => !ring.HasWork), Patience.Span));
        vsync.Grant(12 * step, Noon + step * 12 * Beat);
        await vsync.WaitedForAsync();
    }

    // Ends when the frame thread waits for a beat and every ring is full.
    private static async Task FilledAsync(HandVsync vsync, PanelRuntime panel)
    {
        await vsync.WaitedForAsync();
        Assert.True(SpinWait.SpinUntil(() => panel.Films.Open.Length > 0 && panel.Films.Open.All(ring => !ring.HasWork), Patience.Span));
    }

    private static Document[] Documents() =>
    [
        TestLayouts.Layout("home", """{"format":1,"name":"Home","canvas":{"width":904,"height":572},"background":"#203040","wallpaper":"film","widgets":{}}"""),
        new(new DocumentKey(DocumentKind.Wallpaper, new DocumentId("film")), JsonElement.Parse($$"""{"format":1,"name":"Film","type":"image","asset":"{{Asset}}"}"""), new Sequence(1), IsDeleted: false),
    ];

    /// <summary>Whoever opens it first, to read its timing, finds it whole; all others find pixels that are none.</summary>
    private sealed class BreakingFilm(byte[] bytes) : IAssetSource
    {
        private int _opened;

        public Stream? Open(string sha256)
        {
            if (Interlocked.Increment(ref _opened) == 1) return new MemoryStream(bytes);
            var broken = (byte[])bytes.Clone();
            Array.Fill(broken, (byte)0xFF, 13, broken.Length - 13);
            return new MemoryStream(broken);
        }
    }
}
