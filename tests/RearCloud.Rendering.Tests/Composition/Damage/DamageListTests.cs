using RearCloud.Core.Panels;
using RearCloud.Rendering.Composition;
using RearCloud.Rendering.Composition.Damage;

namespace RearCloud.Rendering.Tests.Composition.Damage;

public class DamageListTests
{
    private static readonly PixelRect Panel = new(0, 0, 904, 572);

    [Fact]
    public void Rectangles_far_apart_stay_apart_and_near_ones_merge()
    {
        var damage = new DamageList(Panel);
        damage.Add(new PixelRect(0, 0, 100, 100));
        damage.Add(new PixelRect(500, 300, 100, 100));
        damage.Add(new PixelRect(102, 0, 100, 100));
        Assert.Equal([new PixelRect(500, 300, 100, 100), new PixelRect(0, 0, 202, 100)], damage.Rects.ToArray());
    }

    [Fact]
    public void What_is_outside_the_panel_is_no_damage()
    {
        var damage = new DamageList(Panel);
        damage.Add(new PixelRect(-50, -50, 50, 50));
        damage.Add(new PixelRect(904, 0, 10, 10));
        Assert.Equal(0, damage.Count);
        damage.Add(new PixelRect(-10, -10, 20, 20));
        Assert.Equal([new PixelRect(0, 0, 10, 10)], damage.Rects.ToArray());
    }

    [Fact]
    public void Any_number_of_rectangles_is_covered_by_few()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var damage = new DamageList(Panel);
        var added = new List<PixelRect>();
        for (var i = 0; i < 500; i++)
        {
            var rect = new PixelRect(random.Next(900), random.Next(570), 1 + random.Next(60), 1 + random.Next(60)).Intersect(Panel);
            damage.Add(rect);
            added.Add(rect);
            Assert.True(damage.Count <= FrameDamage.MostRects, $"seed {seed}");
            Assert.All(added, one => Assert.True(damage.Holds(one), $"seed {seed}, rectangle {one}"));
        }
    }
}
