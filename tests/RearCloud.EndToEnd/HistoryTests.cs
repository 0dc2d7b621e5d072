using RearCloud.EndToEnd.Pages;
using RearCloud.EndToEnd.Pictures;
using RearCloud.EndToEnd.Running;

namespace RearCloud.EndToEnd;

/// <summary>Conflicts and the past, with a browser, a server and a panel, each in its own process.</summary>
public sealed class HistoryTests
{
    // Nothing here shows the time, so that frames can be compared to the byte.
    private const string Home =
        """
        {"format":1,"name":"Home","background":"#101820","widgets":{
          "note":{"kind":"text","order":"V","frame":{"x":300,"y":80,"width":320,"height":96},"text":"Hello","size":56}}}
        """;

    [Fact]
    public async Task A_value_that_a_phone_replaced_is_told_by_a_chip_and_comes_back_with_use_mine()
    {
        await using var cloud = await Cloud.StartAsync();
        var phone = await cloud.EnrolAsync("Anna's phone");
        await cloud.PutAsync("layout", "home", Home);
        var seen = await VersionAsync(cloud);
        await using var browser = await OwnerBrowser.StartAsync(cloud);
        var page = await browser.OpenLayoutAsync();

        await page.DragAsync("note", right: 120, down: 0);
        await page.WaitForLeftEdgeAsync("note", 420);
        await cloud.SubmitAsync(phone.Token, seen, "/widgets/note/frame", """{"x":500,"y":80,"width":320,"height":96}""");

        await page.WaitForLeftEdgeAsync("note", 500);
        await page.OpenConflictAsync("1 value was replaced by Anna's phone");
        await page.UseMineAsync();
        await page.WaitForLeftEdgeAsync("note", 420);
        await page.WaitForNoConflictAsync();
        Assert.Equal(420, (await cloud.GetAsync("layout", "home"))["body"]!["widgets"]!["note"]!["frame"]!["x"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_state_of_the_past_is_previewed_restored_to_the_panel_and_taken_back()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.PutAsync("layout", "home", Home);
        await using var panel = await cloud.StartPanelAsync("phone");
        var first = await panel.FrameThatAsync(await PictureOfAsync(cloud), "shows the layout");
        await using var browser = await OwnerBrowser.StartAsync(cloud);
        var page = await browser.OpenLayoutAsync();
        await page.DragAsync("note", right: 120, down: 200);
        await page.WaitForLeftEdgeAsync("note", 420);
        var moved = await panel.FrameThatAsync(await PictureOfAsync(cloud), "shows the widget where it was dropped");

        var past = await page.OpenHistoryAsync();
        await past.WaitForLineAsync("Moved “Hello”");
        await past.PreviewOldestAsync();
        await past.WaitForPictureAsync("Home after: Created the layout");
        await past.RestoreAsync();

        await panel.FrameThatAsync(first.IsSameAs, "shows the layout as it was first");
        await past.WaitForLineAsync("Restored to");
        await past.UndoAsync();
        await panel.FrameThatAsync(moved.IsSameAs, "shows the layout as it was before the restoring");
        await past.WaitForLineAsync("Undid “Restore to");

        // The layout's page undoes it like any gesture, there and back.
        page = await past.BackAsync();
        await page.PressAsync("Control+Shift+Z");
        await panel.FrameThatAsync(first.IsSameAs, "shows the layout as it was first, once more");
        await page.PressAsync("Control+Z");
        await panel.FrameThatAsync(moved.IsSameAs, "shows the layout as it was before the restoring, once more");
    }

    [Fact]
    public async Task A_value_that_lost_comes_back_from_the_history_and_can_be_undone()
    {
        await using var cloud = await Cloud.StartAsync();
        var phone = await cloud.EnrolAsync("Anna's phone");
        await cloud.PutAsync("layout", "home", Home);
        var seen = await VersionAsync(cloud);
        await using var browser = await OwnerBrowser.StartAsync(cloud);
        var page = await browser.OpenLayoutAsync();
        await page.DragAsync("note", right: 120, down: 0);
        await page.WaitForLeftEdgeAsync("note", 420);
        await cloud.SubmitAsync(phone.Token, seen, "/widgets/note/frame", """{"x":500,"y":80,"width":320,"height":96}""");
        await page.WaitForLeftEdgeAsync("note", 500);

        var past = await page.OpenHistoryAsync();
        await past.BringBackAsync("Bring back Place of “Hello”, 420, 80 · 320 × 96");
        await past.WaitForLineAsync("Brought back a value");
        page = await past.BackAsync();
        await page.WaitForLeftEdgeAsync("note", 420);
        await page.WaitForNoConflictAsync();
        await page.PressAsync("Control+Z");
        await page.WaitForLeftEdgeAsync("note", 500);
    }

    [Fact]
    public async Task A_deleted_layout_is_brought_back_from_its_history()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.PutAsync("layout", "home", Home);
        await using var browser = await OwnerBrowser.StartAsync(cloud);
        var page = await browser.OpenLayoutAsync();
        var past = await page.OpenHistoryAsync();
        await past.WaitForLineAsync("Created the layout");
        using var deleted = await cloud.Owner.DeleteAsync("/api/v1/documents/layout/home", TestContext.Current.CancellationToken);
        Assert.True(deleted.IsSuccessStatusCode);

        await past.WaitForLineAsync("Deleted the layout");
        await past.BringLayoutBackAsync();
        await past.WaitForPictureAsync("Home as it is now");
        Assert.Equal("Hello", (await cloud.GetAsync("layout", "home"))["body"]!["widgets"]!["note"]!["text"]!.GetValue<string>());
    }

    private static async Task<long> VersionAsync(Cloud cloud) => (await cloud.GetAsync("layout", "home"))["version"]!.GetValue<long>();

    private static async Task<Func<Picture, bool>> PictureOfAsync(Cloud cloud)
    {
        var wanted = Picture.Decode(await cloud.Owner.GetByteArrayAsync("/api/v1/layouts/home/picture.png", TestContext.Current.CancellationToken));
        return frame => frame.IsSameAs(wanted);
    }
}
