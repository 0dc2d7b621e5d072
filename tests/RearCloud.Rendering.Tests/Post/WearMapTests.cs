using RearCloud.Core.Panels;
using RearCloud.Rendering.Post;

namespace RearCloud.Rendering.Tests.Post;

public sealed class WearMapTests
{
    private static readonly PixelSize Size = PanelProfiles.Reference.Size;

    [Fact]
    public void What_was_lit_is_worn_by_its_light_and_time()
    {
        var map = new WearMap(Size);
        var level = HalfWhite();
        for (var i = 0; i < 3_600; i++) map.Add(level, 0.5, TimeSpan.FromSeconds(1));

        Assert.Equal(0.5, map[0], 9);
        Assert.Equal(0, map[map.Grid.Columns - 1]);
    }

    [Fact]
    public void A_time_that_cannot_be_counts_for_what_can()
    {
        var map = new WearMap(Size);
        map.Add(HalfWhite(), 1, TimeSpan.FromDays(-1));
        map.Add(HalfWhite(), double.NaN, TimeSpan.FromSeconds(1));
        map.Add(HalfWhite(), -1, TimeSpan.FromSeconds(1));
        Assert.Equal(0, map[0]);
        map.Add(HalfWhite(), double.PositiveInfinity, TimeSpan.FromDays(1));
        Assert.Equal(WearMap.LongestSample.TotalHours, map[0], 9);
    }

    [Fact]
    public void What_was_saved_is_loaded()
    {
        var map = PostSamples.Map(Size, i => i * 1.5);
        var loaded = WearMap.Load(map.Save(), Size).Value;
        Assert.All(Enumerable.Range(0, map.Grid.Count), i => Assert.Equal(i * 1.5, loaded[i]));
    }

    [Fact]
    public void Any_damaged_byte_and_any_cut_is_a_problem_and_never_a_map()
    {
        var saved = PostSamples.Map(Size, i => i).Save();
        for (var i = 0; i < saved.Length; i++)
        {
            var damaged = saved.ToArray();
            damaged[i] ^= 0x10;
            Assert.StartsWith("wear.", WearMap.Load(damaged, Size).Problem?.Code, StringComparison.Ordinal);
        }

        foreach (var length in new[] { 0, 7, 19, 20, saved.Length - 1 }) Assert.NotNull(WearMap.Load(saved.AsSpan(0, length), Size).Problem);
        Assert.Equal("wear.length", WearMap.Load([.. saved, 0], Size).Problem?.Code);
        Assert.Equal("wear.panel", WearMap.Load(saved, PanelProfiles.Large.Size).Problem?.Code);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    public void Hours_that_cannot_be_are_a_problem(double hours) =>
        Assert.Equal("wear.hours", WearMap.Load(PostSamples.Map(Size, i => i == 7 ? hours : 1).Save(), Size).Problem?.Code);

    [Fact]
    public void A_new_or_evenly_worn_panel_needs_no_compensation()
    {
        var gains = new WearGains(Size);
        Assert.False(gains.Follow(new WearMap(Size)));
        Assert.False(gains.Follow(PostSamples.Map(Size, _ => 500)));
        Assert.True(gains.IsEven);
        Assert.True(gains.Follow(PostSamples.Map(Size, i => i)));
        Assert.False(gains.IsEven);
        Assert.True(gains.Follow(PostSamples.Map(Size, _ => 500)));
        Assert.True(gains.IsEven);
    }

    [Fact]
    public void The_least_worn_is_dimmed_to_the_most_worn_by_a_few_percent_at_most_and_without_an_edge()
    {
        var gains = new WearGains(Size);
        Assert.True(gains.Follow(PostSamples.Map(Size, i => i == 0 ? 1e9 : 0)));
        Assert.False(gains.Follow(PostSamples.Map(Size, i => i == 0 ? 1e9 : 0)));
        var groups = gains.Groups.ToArray();

        Assert.Equal(ushort.MaxValue, groups[0]);
        Assert.All(groups, g => Assert.InRange(g, (ushort)(Math.Pow(0.96, 1 / 2.2) * 65_535 - 1), ushort.MaxValue));
        for (var y = 0; y < Size.Height; y++)
        {
            for (var i = 0; i < gains.RowGroups; i++)
            {
                var here = groups[y * gains.RowGroups + i];
                if (i > 0) Assert.InRange(Math.Abs(here - groups[y * gains.RowGroups + i - 1]), 0, 320);
                if (y > 0) Assert.InRange(Math.Abs(here - groups[(y - 1) * gains.RowGroups + i]), 0, 60);
            }
        }
    }

    [Fact]
    public void Following_wear_allocates_nothing()
    {
        var level = HalfWhite();
        var (gains, map) = (new WearGains(Size), new WearMap(Size));
        Assert.Equal(0, QuietWindow.AllocatedBy(Follow, prepare: () =>
        {
            (gains, map) = (new WearGains(Size), new WearMap(Size));
            Follow();
        }));

        void Follow()
        {
            for (var i = 0; i < 3_000; i++) map.Add(level, 1, WearMap.LongestSample);
            Assert.True(gains.Follow(map));
        }
    }

    private static PictureLevel HalfWhite()
    {
        var picture = new byte[Size.Width * Size.Height * 4];
        for (var y = 0; y < Size.Height; y++) picture.AsSpan(y * Size.Width * 4, Size.Width * 2).Fill(255);
        var level = new PictureLevel(Size);
        level.Update(new PictureView(picture, Size.Width * 4, Size), PixelRect.Of(Size));
        return level;
    }
}
