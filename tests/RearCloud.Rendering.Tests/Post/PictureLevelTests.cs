using RearCloud.Core.Panels;
using RearCloud.Rendering.Post;

namespace RearCloud.Rendering.Tests.Post;

public sealed class PictureLevelTests
{
    [Fact]
    public void From_any_damage_the_levels_are_those_of_the_whole_picture()
    {
        foreach (var seed in Seeds.Of(30))
        {
            var random = new Random(seed);
            var size = new PixelSize(random.Next(1, 150), random.Next(1, 100));
            var picture = PostSamples.Picture(random, size);
            var level = new PictureLevel(size);
            level.Update(new PictureView(picture, size.Width * 4, size), PixelRect.Of(size));
            for (var step = 0; step < 20; step++)
            {
                var damage = PostSamples.Rect(random, size);
                PostSamples.Scribble(random, picture, size, damage.Intersect(PixelRect.Of(size)));
                level.Update(new PictureView(picture, size.Width * 4, size), damage);
            }

            var whole = new PictureLevel(size);
            whole.Update(new PictureView(picture, size.Width * 4, size), PixelRect.Of(size));
            Assert.True(level.Level == whole.Level, Seeds.Print(seed));
            for (var row = 0; row < level.Grid.Rows; row++)
            {
                for (var column = 0; column < level.Grid.Columns; column++)
                    Assert.True(level.OfCell(column, row) == whole.OfCell(column, row), Seeds.Print(seed));
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(255, 1)]
    [InlineData(186, 0.5)]
    public void A_grey_has_at_least_its_light_and_hardly_more(byte grey, double light)
    {
        var size = new PixelSize(77, 35);
        var picture = new byte[size.Width * size.Height * 4];
        picture.AsSpan().Fill(grey);
        var level = new PictureLevel(size);
        Assert.Equal(0, level.Level);
        level.Update(new PictureView(picture, size.Width * 4, size), PixelRect.Of(size));

        Assert.InRange(level.Level, light - 0.002, light + 0.036);
        Assert.Equal(level.Level, level.OfCell(2, 1), 12);
    }

    [Fact]
    public void An_update_allocates_nothing_and_a_picture_of_another_size_is_refused()
    {
        var size = PanelProfiles.Reference.Size;
        var picture = PostSamples.Picture(new Random(1), size);
        var level = new PictureLevel(size);
        Assert.Equal(0, QuietWindow.AllocatedAgainBy(() => level.Update(new PictureView(picture, size.Width * 4, size), new PixelRect(100, 100, 300, 200))));
        Assert.Throws<ArgumentException>(() => level.Update(new PictureView(picture, 40, new PixelSize(10, 10)), default));
    }
}
