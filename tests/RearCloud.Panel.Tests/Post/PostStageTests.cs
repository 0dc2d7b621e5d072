using System.Globalization;
using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Post;
using RearCloud.Panel.Statistics;
using RearCloud.Rendering.Post;
using RearCloud.Scene;

namespace RearCloud.Panel.Tests.Post;

/// <summary>The stage alone, between a picture that the test scribbles and an output that it makes anew.</summary>
public sealed class PostStageTests
{
    private static readonly DateTimeOffset Noon = Bench.Noon;
    private static readonly PanelProfile Small = new("small", "Small", new PixelSize(101, 67), 300, 0, [], new PixelRect(0, 0, 101, 67), 1, 120, 500);
    private static readonly FaultLog Faults = new(new FixedClock(Noon));

    [Fact]
    public void Whatever_comes_the_output_is_that_of_the_whole_picture_under_the_settings_of_now()
    {
        var given = Environment.GetEnvironmentVariable("REARCLOUD_SEED");
        var runs = given is null ? 60 : 1;
        var first = given is null ? Random.Shared.Next(int.MaxValue - runs) : int.Parse(given, CultureInfo.InvariantCulture);
        for (var seed = first; seed < first + runs; seed++) Follow(new Random(seed), $"(REARCLOUD_SEED={seed})");
    }

    [Fact]
    public void Changed_settings_write_the_whole_output_once_and_time_alone_writes_nothing()
    {
        var stage = new PostStage(Small, new OutputOptions(), Faults);
        var picture = new byte[101 * 67 * 4];
        Assert.True(Run(stage, picture, Whole, Noon));
        for (var i = 1; i < 50; i++) Assert.False(Run(stage, picture, default, Noon.AddSeconds(i)));

        stage.Inbox.TryTake(DisplaySignals.Brightness, SignalValue.Of(0.9), out _);
        Assert.True(Run(stage, picture, default, Noon.AddSeconds(51)));
        Assert.Equal(Whole, stage.Output(isWhole: false).Damage);
        Assert.False(Run(stage, picture, default, Noon.AddSeconds(52)));

        stage.Inbox.TryTake(DisplaySignals.Lux, SignalValue.Of(200), out _);
        Assert.True(Run(stage, picture, default, Noon.AddSeconds(53)));
        stage.Inbox.TryTake(DisplaySignals.Lux, SignalValue.Of(201), out _);
        Assert.False(Run(stage, picture, default, Noon.AddSeconds(54)));

        Assert.True(Run(stage, picture, default, Noon.AddSeconds(60)));
        Assert.False(Run(stage, picture, default, Noon.AddSeconds(61)));
    }

    [Fact]
    public void A_warm_wish_takes_blue_away_and_a_wrong_one_counts_as_none()
    {
        var stage = new PostStage(Small, new OutputOptions(), Faults);
        var picture = new byte[101 * 67 * 4];
        Run(stage, picture, Whole, Noon);
        var neutral = stage.Settings.Gains;
        stage.Inbox.TryTake(DisplaySignals.Temperature, SignalValue.Of(2_700), out _);
        Run(stage, picture, default, Noon);
        Assert.Equal(neutral.Red, stage.Settings.Gains.Red, 9);
        Assert.True(stage.Settings.Gains.Blue < neutral.Blue * 0.6);

        SignalValue[] wrongs =
            [SignalValue.Of(double.NaN), SignalValue.Of(double.PositiveInfinity), SignalValue.Of(-4.0), SignalValue.Of("warm"), SignalValue.Of(true)];
        foreach (var wrong in wrongs)
        {
            stage.Inbox.TryTake(DisplaySignals.Temperature, wrong, out _);
            Run(stage, picture, default, Noon);
            Assert.Equal(neutral, stage.Settings.Gains);
        }
    }

    [Fact]
    public void A_signal_that_is_what_it_was_is_no_news_and_a_foreign_name_is_not_taken()
    {
        var stage = new PostStage(Small, new OutputOptions(), Faults);
        Assert.True(stage.Inbox.TryTake(DisplaySignals.Lux, SignalValue.Of(3), out var isNew) && isNew);
        Assert.True(stage.Inbox.TryTake(DisplaySignals.Lux, SignalValue.Of(3), out isNew) && !isNew);
        Assert.True(stage.Inbox.TryTake(DisplaySignals.Lux, null, out isNew) && isNew);
        Assert.False(stage.Inbox.TryTake(SignalNames.BatteryLevel, SignalValue.Of(3), out _));
    }

    [Fact]
    public void A_picture_that_turns_white_in_the_sun_is_limited_in_the_same_frame()
    {
        var stage = new PostStage(PanelProfiles.Reference, new OutputOptions { ShiftsPixels = false }, Faults);
        stage.Inbox.TryTake(DisplaySignals.Brightness, SignalValue.Of(1), out _);
        stage.Inbox.TryTake(DisplaySignals.Lux, SignalValue.Of(90_000), out _);
        var whole = PixelRect.Of(PanelProfiles.Reference.Size);
        var picture = new byte[whole.Width * whole.Height * 4];
        Run(stage, picture, whole, Noon, PanelProfiles.Reference.Size);
        Assert.Equal(ChannelGains.One, stage.Settings.Gains);

        picture.AsSpan().Fill(255);
        Run(stage, picture, whole, Noon.AddSeconds(1), PanelProfiles.Reference.Size);
        Assert.InRange(stage.Settings.Gains.Red, Math.Pow(0.43, 1 / 2.2), Math.Pow(0.45, 1 / 2.2));
    }

    [Fact]
    public void Wear_is_counted_for_what_was_shown_and_evened_out_later()
    {
        var stage = new PostStage(Small, new OutputOptions { ShiftsPixels = false, Dither = false }, Faults);
        stage.Inbox.TryTake(DisplaySignals.Lux, SignalValue.Of(90_000), out _);
        var picture = new byte[101 * 67 * 4];
        for (var y = 0; y < 67; y++) picture.AsSpan(y * 101 * 4, 32 * 4).Fill(255);
        Run(stage, picture, Whole, Noon);
        var light = Math.Pow(stage.Settings.Gains.Red, 2.2);
        Run(stage, picture, default, Noon.AddMinutes(1));
        var map = WearMap.Load(stage.SaveWear(), Small.Size).Value;
        Assert.Equal(light / 60, map[0], 9);
        Assert.Equal(0, map[1]);

        // Two months of it, looked at once a minute, and then a white picture.
        for (var i = 2; i < 90_000; i++) Run(stage, picture, default, Noon.AddMinutes(i));
        picture.AsSpan().Fill(255);
        Run(stage, picture, Whole, Noon.AddMinutes(90_000));
        var output = stage.Output(isWhole: true).Pixels;
        Assert.InRange(output[0] - output[96 * 4], 2, 5);
    }

    [Fact]
    public void Damaged_wear_is_a_fault_and_begins_anew_and_whole_wear_goes_on()
    {
        var faults = new FaultLog(new FixedClock(Noon));
        var map = new WearMap(Small.Size);
        var level = new PictureLevel(Small.Size);
        var picture = new byte[101 * 67 * 4];
        picture.AsSpan().Fill(255);
        level.Update(new PictureView(picture, 101 * 4, Small.Size), Whole);
        map.Add(level, 1, TimeSpan.FromMinutes(1));
        var saved = map.Save();
        Assert.Equal(saved, new PostStage(Small, new OutputOptions { Wear = saved }, faults).SaveWear());
        Assert.Empty(faults.Recent);

        saved[^1] ^= 1;
        Assert.Equal(new WearMap(Small.Size).Save(), new PostStage(Small, new OutputOptions { Wear = saved }, faults).SaveWear());
        Assert.Equal("wear", Assert.Single(faults.Recent).Place);
    }

    [Fact]
    public void A_panel_whose_peak_is_no_light_needs_a_profile()
    {
        Assert.Throws<ArgumentException>(() => new PostStage(Small with { PeakNits = 0 }, new OutputOptions(), Faults));
        var profile = BrightnessProfile.Create(2, 200, 300, 500, TimeSpan.FromMinutes(1)).Value;
        Assert.NotNull(new PostStage(Small with { PeakNits = 0 }, new OutputOptions { Brightness = profile }, Faults));
    }

    [Fact]
    public void Hours_in_which_light_wear_and_place_change_allocate_nothing()
    {
        var picture = new byte[101 * 67 * 4];
        picture.AsSpan(0, 101 * 30 * 4).Fill(255);
        // Worn from the start, so that what evens out takes part.
        var map = new WearMap(Small.Size);
        var level = new PictureLevel(Small.Size);
        level.Update(new PictureView(picture, 101 * 4, Small.Size), Whole);
        for (var i = 0; i < 30_000; i++) map.Add(level, 1, WearMap.LongestSample);
        var stage = new PostStage(Small, new OutputOptions { Wear = map.Save() }, Faults);
        stage.Inbox.TryTake(DisplaySignals.Lux, SignalValue.Of(90_000), out _);
        Run(stage, picture, Whole, Noon);
        var second = 0;
        Assert.Equal(0, QuietWindow.AllocatedAgainBy(() =>
        {
            for (var end = second + 7_200; second < end; second++)
            {
                var damage = second % 3 == 0 ? new PixelRect(40, 10, 30, 20) : default;
                Run(stage, picture, damage, Noon.AddSeconds(second));
            }
        }));
        Assert.NotNull(stage.WearGains);
    }

    private static PixelRect Whole => PixelRect.Of(Small.Size);

    private static bool Run(PostStage stage, byte[] picture, PixelRect damage, DateTimeOffset time, PixelSize? size = null) =>
        stage.Run(new PictureView(picture, (size ?? Small.Size).Width * 4, size ?? Small.Size), new RasterDamage(damage, 0), time);

    private static void Follow(Random random, string where)
    {
        var options = new OutputOptions { Format = (PixelFormat)random.Next(3), Dither = random.Next(2) == 0, ShiftsPixels = random.Next(4) != 0 };
        var stage = new PostStage(Small, options, Faults);
        var size = Small.Size;
        var picture = new byte[size.Width * size.Height * 4];
        random.NextBytes(picture);
        var time = Noon;
        byte[] shown = [];
        var damage = Whole;
        for (var step = 0; step < 60; step++)
        {
            var wrote = Run(stage, picture, damage, time);
            var output = stage.Output(isWhole: false);
            var now = output.Pixels.ToArray();
            var expected = new byte[now.Length];
            var view = new OutputView(expected, output.RowBytes, size, options.Format);
            PostPass.Run(new PictureView(picture, size.Width * 4, size), view, [Whole], stage.Settings, stage.WearGains);
            Assert.True(now.AsSpan().SequenceEqual(expected), $"step {step} {where}");
            Assert.True(wrote || shown.AsSpan().SequenceEqual(now), $"step {step} was silent {where}");
            shown = now;

            time += random.Next(5) switch
            {
                0 => TimeSpan.FromMinutes(random.Next(20)),
                1 => -TimeSpan.FromSeconds(random.Next(20)),
                _ => TimeSpan.FromMilliseconds(random.Next(1_500)),
            };
            damage = random.Next(2) == 0 ? default : new PixelRect(random.Next(90), random.Next(60), random.Next(1, 60), random.Next(1, 40)).Intersect(Whole);
            for (var y = damage.Y; y < damage.Bottom; y++) random.NextBytes(picture.AsSpan((y * size.Width + damage.X) * 4, damage.Width * 4));
            if (random.Next(3) == 0) stage.Inbox.TryTake(DisplaySignals.Brightness, SignalValue.Of(random.NextDouble()), out _);
            if (random.Next(3) == 0) stage.Inbox.TryTake(DisplaySignals.Lux, SignalValue.Of(random.NextDouble() * 90_000), out _);
            if (random.Next(6) == 0) stage.Inbox.TryTake(DisplaySignals.Temperature, SignalValue.Of(random.Next(1_000, 12_000)), out _);
        }
    }
}
