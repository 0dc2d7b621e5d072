using System.Text.Json.Nodes;
using RearCloud.Core;
using RearCloud.EndToEnd.Pages;
using RearCloud.EndToEnd.Pictures;
using RearCloud.EndToEnd.Running;

namespace RearCloud.EndToEnd;

/// <summary>The one way through the house, with the real programs: a browser, a server and a panel, each in its own process.</summary>
public sealed class EditToPixelTests
{
    // Nothing here shows the time, so that frames can be compared to the byte.
    private const string Home =
        """
        {"format":1,"name":"Home","background":"#101820","widgets":{
          "note":{"kind":"text","order":"V","frame":{"x":300,"y":80,"width":320,"height":96},"text":"Hello 你好","size":56},
          "card":{"kind":"hologram","order":"F","frame":{"x":300,"y":320,"width":240,"height":160}}}}
        """;

    [Fact]
    public async Task A_widget_dragged_in_the_page_is_on_the_panel_and_in_the_other_browser_and_undo_brings_it_back()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.PutAsync("layout", "home", Home);
        await using var panel = await cloud.StartPanelAsync("phone");
        var before = await panel.FrameThatAsync(await PictureOfAsync(cloud), "shows the layout");

        await using var browser = await OwnerBrowser.StartAsync(cloud);
        var page = await browser.OpenLayoutAsync();
        var other = await browser.OpenLayoutAsync();
        await page.DragAsync("note", right: 120, down: 200);

        await page.WaitForLeftEdgeAsync("note", 420);
        await other.WaitForLeftEdgeAsync("note", 420);
        var body = (await cloud.GetAsync("layout", "home"))["body"]!;
        Assert.Equal("""{"x":420,"y":280,"width":320,"height":96}""", body["widgets"]!["note"]!["frame"]!.ToJsonString());
        await panel.FrameThatAsync(await PictureOfAsync(cloud), "shows the widget where it was dropped");

        await page.PressAsync("note", "Control+z");
        await page.WaitForLeftEdgeAsync("note", 300);
        await panel.FrameThatAsync(before.IsSameAs, "shows the widget where it was before");
    }

    [Fact]
    public async Task A_widget_in_a_hand_is_followed_by_the_panel_and_the_other_browser_and_becomes_one_change()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.PutAsync("layout", "home", Home);
        await cloud.PutAsync("layout", "moved", Home.Replace("\"x\":300,\"y\":80", "\"x\":420,\"y\":280", StringComparison.Ordinal));
        await using var panel = await cloud.StartPanelAsync("phone");
        var before = await panel.FrameThatAsync(await PictureOfAsync(cloud), "shows the layout");
        var moved = await PictureOfAsync(cloud, "moved");
        var head = await HeadAsync(cloud);
        await using var browser = await OwnerBrowser.StartAsync(cloud);
        var page = await browser.OpenLayoutAsync();
        var other = await browser.OpenLayoutAsync();

        await page.HoldAsync("note", right: 120, down: 200);
        await panel.FrameThatAsync(moved, "shows the widget in the hand");
        await other.WaitForBoxAsync("note", 420);
        await other.WaitForLiftAsync(isLifted: true);
        Assert.Equal(head, await HeadAsync(cloud));

        // Longer than a silent preview lives: a hand that rests still holds.
        await Task.Delay(Limits.PreviewLifetime * 1.5, TestContext.Current.CancellationToken);
        Assert.True(moved(await panel.FrameAsync()), "the panel let go of the widget before the hand did");

        await page.PressAsync("Escape");
        await panel.FrameThatAsync(before.IsSameAs, "shows the widget where it stands when the drag is given up");
        await other.WaitForBoxAsync("note", 300);
        await other.WaitForLiftAsync(isLifted: false);
        await page.LetGoAsync();
        Assert.Equal(head, await HeadAsync(cloud));

        await page.HoldAsync("note", right: 120, down: 200);
        await panel.FrameThatAsync(moved, "shows the widget in the hand");
        await page.LetGoAsync();
        await other.WaitForLeftEdgeAsync("note", 420);
        await other.WaitForLiftAsync(isLifted: false);
        await other.WaitForBoxAsync("note", 420);
        Assert.Equal(head + 1, await HeadAsync(cloud));
        await panel.FrameThatAsync(moved, "shows the widget where it was dropped");
    }

    [Fact]
    public async Task A_photograph_dropped_into_the_page_is_upright_behind_the_panel()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.PutAsync("layout", "home", """{"format":1,"name":"Home","widgets":{}}""");
        await using var panel = await cloud.StartPanelAsync("phone");
        await using var browser = await OwnerBrowser.StartAsync(cloud);
        var page = await browser.OpenLayoutAsync();

        await page.DropAsync("holiday.jpg", "image/jpeg", Photograph.RedLeftBlueRight());

        var frame = await panel.FrameThatAsync(f => f.At(880, 286).Blue > 200, "shows the photograph");
        Assert.True(frame.At(24, 286) is { Red: > 200, Blue: < 60 }, $"left is {frame.At(24, 286)}");
        Assert.True(frame.At(880, 286) is { Red: < 60, Blue: > 200 }, $"right is {frame.At(880, 286)}");
        Assert.True((await PictureOfAsync(cloud))(frame), "the page's picture is the panel's");

        await page.DropAsync("broken.png", "image/png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0]);
        await page.WaitForMessageAsync("image");
        Assert.True(frame.IsSameAs(await panel.FrameAsync()), "a refused picture changes nothing");
    }

    [Fact]
    public async Task A_layout_is_made_and_deleted_and_comes_back_and_a_signed_out_browser_sees_nothing()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.PutAsync("layout", "home", Home);
        await using var browser = await OwnerBrowser.StartAsync(cloud);
        var page = await browser.OpenLayoutAsync();

        await page.ChooseAsync("New layout");
        await page.NameAsync("Night");
        await page.WaitForLayoutAsync("Night");
        await page.ChooseAsync("Delete");
        await page.WaitForLayoutAsync("Home");
        await page.UndoFromMessageAsync();
        await page.WaitForLayoutAsync("Night");

        await page.SignOutAsync();
        Assert.Equal("/sign-in", await page.VisitAsync());
    }

    // So many changes are in the history.
    private static async Task<long> HeadAsync(Cloud cloud) =>
        JsonNode.Parse(await cloud.Owner.GetStringAsync("/api/v1/pull", TestContext.Current.CancellationToken))!["to"]!.GetValue<long>();

    private static async Task<Func<Picture, bool>> PictureOfAsync(Cloud cloud, string layout = "home")
    {
        var wanted = Picture.Decode(await cloud.Owner.GetByteArrayAsync($"/api/v1/layouts/{layout}/picture.png", TestContext.Current.CancellationToken));
        return frame => frame.IsSameAs(wanted);
    }
}
