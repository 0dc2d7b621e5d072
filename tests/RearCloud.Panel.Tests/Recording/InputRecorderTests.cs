using System.Collections.Immutable;
using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Recording;
using RearCloud.Panel.Sinks;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Tests.Samples;
using RearCloud.Scene;
using SkiaSharp;

namespace RearCloud.Panel.Tests.Recording;

/// <summary>What a panel did is done again from the file, frame by frame.</summary>
public sealed class InputRecorderTests : IDisposable
{
    private static readonly DateTimeOffset Noon = Bench.Noon;

    private readonly TemporaryFolder _folder = new();

    private string Recording => _folder["panel.rec"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_panel_on_its_own_threads_and_its_own_timer_is_replayed_frame_by_frame()
    {
        var options = Bench.Options(new MemorySink(PanelProfiles.Reference.Size)) with { Clock = TimeProvider.System };
        using (var recorder = Recorder(options))
        {
            await using var panel = new PanelRuntime(options with { Recorder = recorder, HasOverlay = true });
            panel.Show([TestLayouts.Sweep], []);
            panel.Start();
            Await(() => recorder.Written >= 60);
            panel.Show([TestLayouts.Digital], []);
            panel.ImagesChanged();
            Await(() => recorder.Written >= 63);
            panel.Show([TestLayouts.Sweep], []);
            Await(() => recorder.Written >= 90);
        }

        Assert.Empty(options.Faults.Recent);
        var frames = Replays.Equal(Recording);
        Assert.True(frames.Count >= 90);
        Assert.Equal(Enumerable.Range(1, frames.Count).Select(number => (long)number), frames.Select(frame => frame.Number));
        Assert.True(frames.Select(frame => frame.Hash).Distinct().Count() > 30);
        Assert.Equal([Recording], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Random_scenes_are_replayed_and_the_damage_is_that_of_the_panel()
    {
        foreach (var seed in Rendering.Tests.Post.Seeds.Of(12))
        {
            var scenes = new RandomScenes(seed, PanelProfiles.Reference);
            var snapshot = scenes.First();
            var time = scenes.Start;
            var damage = new List<PixelRect>();
            var options = Bench.Options() with
            {
                Assets = new OneImage(),
                BuildScene = (_, _) => snapshot with { NextChange = time },
                OpenRaster = o => new DamageRaster(new CompositorRaster(o.Panel.Size, o.Fonts!, o.Assets, o.PictureBytes), damage),
            };
            using (var recorder = Recorder(options))
            {
                using var panel = new PanelStepper(options with { Recorder = recorder });
                panel.Show([TestLayouts.Still], []);
                for (var i = 0; i < 12; i++)
                {
                    panel.Step(time);
                    time += scenes.Wait();
                    if (i % 3 == 2) snapshot = scenes.Next(snapshot);
                    if (i % 5 == 4) panel.ImagesChanged();
                }

                Assert.True(panel.Faults.Recent.Count == 0, $"{string.Join(" ", panel.Faults.Recent)} {Rendering.Tests.Post.Seeds.Print(seed)}");
            }

            var (frames, problem) = Replays.Of(Recording);
            Assert.True(problem is null && frames.Count == 12 && !frames.Exists(frame => frame.Differs), $"{problem} {frames.Find(frame => frame.Differs)} {Rendering.Tests.Post.Seeds.Print(seed)}");
            Assert.Equal(damage, frames.Select(frame => frame.Damage));
        }
    }

    [Fact]
    public void An_image_that_came_late_comes_late_again_and_one_that_went_goes_again()
    {
        var images = new Images();
        var options = Bench.Options() with { Assets = images };
        using (var recorder = Recorder(options))
        {
            using var panel = new PanelStepper(options with { Recorder = recorder });
            panel.Show([TestLayouts.Layout("photo", PhotoLayout)], []);
            panel.Step(Noon);
            images.IsThere = true;
            panel.ImagesChanged();
            panel.Step(Noon.AddSeconds(1));
            panel.Step(Noon.AddSeconds(2));
            images.IsThere = false;
            panel.Show([TestLayouts.Layout("photo", PhotoLayout.Replace("\"radius\":9", "\"radius\":10", StringComparison.Ordinal), 2)], []);
            panel.Step(Noon.AddSeconds(3));
        }

        var frames = Replays.Equal(Recording);
        Assert.NotEqual(frames[0].Hash, frames[1].Hash);
        Assert.Equal(frames[1].Hash, frames[2].Hash);
        Assert.NotEqual(frames[1].Hash, frames[3].Hash);
        Assert.Single(RecordedLines.Read(Recording), line => line.Contains("\"bytes\":", StringComparison.Ordinal));
    }

    [Fact]
    public void An_asset_that_does_not_fit_is_left_out_and_named_and_its_frames_differ()
    {
        var options = Bench.Options() with { Assets = new Images { IsThere = true } };
        using (var recorder = Recorder(options, new RecordingOptions { MaxAssetBytes = 100 }))
        {
            using var panel = new PanelStepper(options with { Recorder = recorder });
            panel.Show([TestLayouts.Layout("photo", PhotoLayout)], []);
            panel.Step(Noon);
        }

        Assert.Contains(Images.Id, Assert.Single(options.Faults.Recent).Message, StringComparison.Ordinal);
        Assert.True(FrameReplay.Open(Recording, options.Fonts).TryGet(out var replay, out _));
        using (replay)
        {
            Assert.True(replay.TryNext(out var frame, out _));
            Assert.True(frame.Differs);
            Assert.Equal([Images.Id], replay.LeftOut);
        }
    }

    [Fact]
    public void Frames_that_find_no_room_are_counted_and_the_replay_begins_anew_behind_them()
    {
        var options = Bench.Options();
        using (var recorder = Recorder(options, new RecordingOptions { WaitingFrames = 4, Interval = TimeSpan.FromHours(1) }))
        {
            using var panel = new PanelStepper(options with { Recorder = recorder });
            panel.Show([TestLayouts.Sweep], []);
            for (var i = 0; i < 10; i++) panel.Step(At(i));
            Assert.Equal(6, recorder.Lost);
            recorder.Wake();
            Await(() => recorder.Written == 4);
            for (var i = 10; i < 13; i++) panel.Step(At(i));
        }

        Assert.Equal([1, 2, 3, 4, 11, 12, 13], Replays.Equal(Recording).Select(frame => (int)frame.Number));
        Assert.Contains("6 frames are not", Assert.Single(options.Faults.Recent).Message, StringComparison.Ordinal);
        Assert.True(FrameReplay.Open(Recording, options.Fonts).TryGet(out var replay, out _));
        using (replay)
        {
            while (replay.TryNext(out _, out _))
            {
            }

            Assert.Equal((6, null), (replay.Lost, replay.Reason));
        }
    }

    [Fact]
    public void A_frame_that_could_not_be_drawn_is_recorded_as_such()
    {
        var breaks = false;
        var options = Bench.Options() with
        {
            OpenRaster = o => new BreakableRaster(new CompositorRaster(o.Panel.Size, o.Fonts!, o.Assets, o.PictureBytes), () => breaks),
        };
        using (var recorder = Recorder(options))
        {
            using var panel = new PanelStepper(options with { Recorder = recorder });
            panel.Show([TestLayouts.Sweep], []);
            panel.Step(Noon);
            breaks = true;
            panel.Show([TestLayouts.Still], []);
            panel.Step(At(1));
            breaks = false;
            panel.Step(At(2));
        }

        var (frames, problem) = Replays.Of(Recording);
        Assert.Null(problem);
        Assert.Null(frames[1].RecordedHash);
        // Here it can be drawn: that is the difference. The frame behind it shows the scene before it, as the panel did.
        Assert.Equal([false, true, false], frames.Select(frame => frame.Differs));
    }

    [Theory]
    [InlineData(5, 1_000_000)]
    [InlineData(1_000_000, 20_000)]
    public void At_a_limit_it_ends_whole_and_says_why(long frames, long bytes)
    {
        var options = Bench.Options();
        using var recorder = Recorder(options, new RecordingOptions { MaxFrames = frames, MaxBytes = bytes, Interval = TimeSpan.FromMilliseconds(1) });
        using var panel = new PanelStepper(options with { Recorder = recorder });
        panel.Show([TestLayouts.Sweep], []);
        for (var i = 0; !File.Exists(Recording); i++)
        {
            Assert.True(i < 10_000);
            panel.Step(At(i));
        }

        Assert.True(recorder.HasEnded);
        Assert.Equal(recorder.Written, Replays.Equal(Recording).Count);
        Assert.InRange(recorder.Written, 1, frames);
        Assert.Contains("may not have more than", options.Faults.Recent[0].Message, StringComparison.Ordinal);
        panel.Step(At(20_000));
    }

    [Fact]
    public void A_scene_that_cannot_be_written_ends_it_whole()
    {
        var deep = new Snapshot(PanelProfiles.Reference, [DeepLayer(80)], null, 0, []);
        var options = Bench.Options() with { BuildScene = (_, _) => deep };
        using (var recorder = Recorder(options))
        {
            using var panel = new PanelStepper(options with { Recorder = recorder });
            panel.Step(Noon);
            panel.Show([TestLayouts.Still], []);
            panel.Step(Noon);
        }

        Assert.Empty(Replays.Equal(Recording));
        Assert.Contains("nested", options.Faults.Recent[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_its_end_the_file_has_no_name_and_a_folder_that_is_missing_is_told_at_once()
    {
        using (var recorder = Recorder(Bench.Options()))
        {
            Assert.False(File.Exists(Recording));
            Assert.Single(Directory.GetFiles(_folder.Path));
        }

        Assert.Empty(Replays.Equal(Recording));
        Assert.ThrowsAny<IOException>(() => new InputRecorder(_folder["missing/panel.rec"], PanelProfiles.Reference, Bench.Options().Faults).Dispose());
    }

    [Fact]
    public void A_disk_that_fails_costs_the_recording_and_nothing_else()
    {
        var options = Bench.Options();
        var sink = new RecordingSink();
        Directory.CreateDirectory(_folder["gone"]);
        var recorder = new InputRecorder(_folder["gone/panel.rec"], options.Panel, options.Faults);
        using var panel = new PanelStepper(options with { Recorder = recorder, Sinks = [sink] });
        panel.Show([TestLayouts.Sweep], []);
        panel.Step(Noon);
        Directory.Delete(_folder["gone"], recursive: true);
        recorder.Dispose();
        panel.Step(At(1));

        Assert.Equal(2, sink.Waiting);
        Assert.NotEmpty(options.Faults.Recent);
        Assert.All(options.Faults.Recent, fault => Assert.Equal("frame recorder", fault.Place));
    }

    [Fact]
    public void A_recorder_records_one_panel()
    {
        var options = Bench.Options();
        using var recorder = Recorder(options);
        using var panel = new PanelStepper(options with { Recorder = recorder });
        Assert.Throws<InvalidOperationException>(() => new PanelStepper(options with { Recorder = recorder }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_frame_thread_allocates_nothing_whether_it_is_recorded_or_not(bool isRecorded)
    {
        var options = Bench.Options(new MemorySink(PanelProfiles.Reference.Size));
        using var recorder = Recorder(options, new RecordingOptions { WaitingFrames = 100_000, Interval = TimeSpan.FromHours(1) });
        using var panel = new PanelStepper(isRecorded ? options with { Recorder = recorder } : options);
        panel.Show([TestLayouts.Sweep], []);
        var second = 0;
        var allocated = QuietWindow.AllocatedBy(
            () =>
            {
                for (var frame = 20; frame < 120; frame++) panel.Step(At(120 * second + frame));
            },
            prepare: () =>
            {
                second++;
                for (var frame = 0; frame < 20; frame++) panel.Step(At(120 * second + frame));
            });
        Assert.Equal(0, allocated);
    }

    private const string PhotoLayout =
        """{"format":1,"canvas":{"width":904,"height":572},"background":"#203040","widgets":{"photo":{"kind":"image","asset":"3333333333333333333333333333333333333333333333333333333333333333","radius":9,"frame":{"x":288,"y":40,"width":352,"height":300}}}}""";

    private static DateTimeOffset At(int beat) => Noon.AddTicks(beat * TimeSpan.TicksPerSecond / 120);

    private static void Await(Func<bool> fact) => Assert.True(SpinWait.SpinUntil(fact, Patience.Span));

    private static Scene.Drawing.DrawLayer DeepLayer(int depth)
    {
        var area = new PixelRect(0, 0, 10, 10);
        var layer = new Scene.Drawing.DrawLayer("deepest", area, []);
        for (; depth > 0; depth--) layer = new Scene.Drawing.DrawLayer($"{depth}", area, [new Scene.Drawing.DrawOp.Sheet(new Scene.Drawing.DrawSheet(area, [layer]), 0, 0, 1)]);
        return layer;
    }

    private InputRecorder Recorder(PanelOptions options, RecordingOptions? recording = null) => new(Recording, options.Panel, options.Faults, recording);

    private sealed class Images : IAssetSource
    {
        public const string Id = "3333333333333333333333333333333333333333333333333333333333333333";

        private static readonly byte[] Png = Draw();

        public bool IsThere { get; set; }

        public Stream? Open(string sha256) => IsThere && sha256 == Id ? new MemoryStream(Png) : null;

        private static byte[] Draw()
        {
            using var bitmap = new SKBitmap(64, 64);
            bitmap.Erase(SKColors.Orange);
            using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
            return data.ToArray();
        }
    }

    private sealed class DamageRaster(IPanelRaster raster, List<PixelRect> damage) : IPanelRaster
    {
        public ReadOnlySpan<byte> Pixels => raster.Pixels;

        public int RowBytes => raster.RowBytes;

        public ImmutableArray<CacheStatistics> Caches => raster.Caches;

        public RasterDamage Compose(Snapshot snapshot, DateTimeOffset time)
        {
            var one = raster.Compose(snapshot, time);
            damage.Add(one.Bounds);
            return one;
        }

        public void Invalidate() => raster.Invalidate();

        public void Dispose() => raster.Dispose();
    }

    private sealed class BreakableRaster(IPanelRaster raster, Func<bool> breaks) : IPanelRaster
    {
        public ReadOnlySpan<byte> Pixels => raster.Pixels;

        public int RowBytes => raster.RowBytes;

        public ImmutableArray<CacheStatistics> Caches => raster.Caches;

        public RasterDamage Compose(Snapshot snapshot, DateTimeOffset time) =>
            breaks() ? throw new InvalidOperationException("broken") : raster.Compose(snapshot, time);

        public void Invalidate() => raster.Invalidate();

        public void Dispose() => raster.Dispose();
    }
}
