using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Tests.Drawing;

/// <summary>What is read equals what was written. Random scenes are written and read in Panel.Tests.</summary>
public sealed class DrawListJsonTests
{
    private static readonly DateTimeOffset Start = new DateTimeOffset(2026, 3, 20, 12, 0, 0, TimeSpan.FromMinutes(345)).AddTicks(1);
    private static readonly RectF Rect = new(1, 2, 3, 4);
    private static readonly PixelRect Area = new(-1, 2, 30, 40);

    [Theory]
    [InlineData(typeof(DrawOp))]
    [InlineData(typeof(Motion))]
    public void Each_instruction_and_each_motion_has_a_word_of_its_own(Type family)
    {
        var kinds = family.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Where(type => type.IsSubclassOf(family)).ToHashSet();
        var words = family.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).ToList();
        Assert.True(kinds.Count >= 5);
        Assert.Equal(kinds.Order(ByName), words.Select(word => word.DerivedType).Order(ByName));
        Assert.Equal(words.Count, words.Select(word => word.TypeDiscriminator).Distinct().Count());
    }

    [Fact]
    public void Each_number_is_the_same_to_the_last_bit()
    {
        foreach (var number in new[] { 0, -0.0, 1 / 3.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue, 1e-310, 123456789.123456789 })
        {
            var bar = Assert.IsType<DrawOp.Bar>(Read(new DrawOp.Bar(new RectF((float)number, 0, 0, 0), new Motion.Linear(number, 0, Start), false, Color.White)));
            Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits(Assert.IsType<Motion.Linear>(bar.Share).From));
            Assert.Equal(BitConverter.SingleToInt32Bits((float)number), BitConverter.SingleToInt32Bits(bar.Rect.X));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Grüße \"\\ \n\0\u2028 👍🏽 سلام")]
    [InlineData("half a character: \ud83d")]
    [InlineData("\udc4d\ud83d")]
    public void Each_text_is_the_same_also_one_that_is_none(string text)
    {
        Assert.Equal(text, Assert.IsType<DrawOp.Text>(Read(new DrawOp.Text(text, Rect, new TextStyle(40, 400, Color.White)))).Content);
        Assert.Equal(text, Assert.IsType<DrawOp.Lottie>(Read(new DrawOp.Lottie(text, Rect, 0))).Asset);
    }

    [Fact]
    public void Moments_lengths_and_words_are_the_same_also_where_no_builder_goes()
    {
        DrawOp[] ops =
        [
            new DrawOp.Hand(1, 2, 3, 4, 5, new Color(0x01020304), new Motion.Tween(1, 2, Start, TimeSpan.FromTicks(1), new Easing(0, -1e300, 1, 1e300))),
            new DrawOp.Hand(1, 2, 3, 4, 5, Color.Black, new Motion.Tween(1, 2, DateTimeOffset.MinValue, TimeSpan.MaxValue, default)),
            new DrawOp.Hand(1, 2, 3, 4, 5, Color.Black, new Motion.Linear(1, 2, DateTimeOffset.MaxValue)),
            new DrawOp.Arc(Rect, 1, new Motion.Keyframed(Start, new Keyframes([new(TimeSpan.Zero, 1, Easing.Out), new(TimeSpan.FromDays(400), 2, Easing.InOut)]), true), 2, Color.White, true),
            new DrawOp.Image("a", Rect, 1, (ImageFit)77, 0.1f, 0.2f),
            new DrawOp.Sheet(new DrawSheet(Area, [new DrawLayer("in it", Area, [])]), 1, new Motion.Spring(1, 2, 3, 4, 5, 6, Start), 0.5, SheetFade.Dissolve),
        ];
        foreach (var op in ops) Assert.Equal(op, Read(op));
    }

    [Fact]
    public void A_snapshot_keeps_its_traces_its_next_change_and_a_panel_of_its_own()
    {
        var snapshot = new Snapshot(PanelProfiles.Large, [], Start, 120, [new TraceId("edit")]);
        var read = RoundTrip(snapshot, PanelProfiles.Reference);
        Assert.Equal((Start, 120, new TraceId("edit")), (read.NextChange, read.FrameRate, Assert.Single(read.Traces)));
        Assert.Equal(PanelProfiles.Large with { Cutouts = [] }, read.Panel with { Cutouts = [] });
        Assert.Equal(PanelProfiles.Large.Cutouts, read.Panel.Cutouts);
        Assert.Same(PanelProfiles.Reference, RoundTrip(snapshot with { Panel = PanelProfiles.Reference }, PanelProfiles.Reference).Panel);
    }

    [Fact]
    public void What_is_nested_too_deep_is_not_written()
    {
        var layer = new DrawLayer("deepest", Area, []);
        for (var depth = 0; depth < 80; depth++) layer = new DrawLayer($"{depth}", Area, [new DrawOp.Sheet(new DrawSheet(Area, [layer]), 0, 0, 1)]);
        Assert.Throws<JsonException>(() => RoundTrip(new Snapshot(PanelProfiles.Reference, [layer], null, 0, []), PanelProfiles.Reference));
    }

    private static IComparer<Type> ByName { get; } = Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name));

    private static DrawOp Read(DrawOp op)
    {
        var read = RoundTrip(new Snapshot(PanelProfiles.Reference, [new DrawLayer("one", Area, [op])], null, 0, []), PanelProfiles.Reference);
        return Assert.Single(Assert.Single(read.Layers).Ops);
    }

    private static Snapshot RoundTrip(Snapshot snapshot, PanelProfile panel)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) DrawListJson.Write(json, snapshot, panel);
        return DrawListJson.Read(JsonElement.Parse(bytes.ToArray(), new JsonDocumentOptions { MaxDepth = DrawListJson.MostDepth }), panel);
    }
}
