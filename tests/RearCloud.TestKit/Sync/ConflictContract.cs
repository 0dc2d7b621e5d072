using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using static RearCloud.TestKit.Sync.Bodies;

namespace RearCloud.TestKit.Sync;

/// <summary>How the door settles edits that did not see each other, on every database.</summary>
public abstract class ConflictContract : DocumentDoorContract
{
    private static readonly DocumentKey Dunes = Wallpaper("dunes");
    private static readonly DocumentKey Morning = Layout("morning");

    [Fact]
    public async Task A_change_based_on_the_current_version_wins_whatever_its_clock_says()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        Clock.Now += TimeSpan.FromMinutes(5);
        head = await AcceptAsync("phone", 2, Set(Dunes, head, "/color", "\"#000002\""));

        var slow = Mutation(1, Set(Dunes, head, "/color", "\"#000003\"")) with { EditedAt = Clock.Now.AddHours(-1) };
        await SubmitAsync("tablet", slow);

        Assert.Equal("#000003", await ColorOfDunesAsync());
        Assert.False((await HistoryAsync())[^1].Edit.TryGetProperty("lost", out _));
    }

    [Fact]
    public async Task Of_concurrent_changes_the_later_edit_wins_and_the_loser_stays_in_history()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        Clock.Now += TimeSpan.FromMinutes(5);
        await SubmitAsync("phone", Mutation(2, Set(Dunes, head, "/color", "\"#000002\"")) with { EditedAt = Clock.Now.AddMinutes(-1) });

        // Made offline before the phone's edit, arrives after it.
        await SubmitAsync("tablet", Mutation(1, Set(Dunes, head, "/color", "\"#000003\"")) with { EditedAt = Clock.Now.AddMinutes(-2) });

        Assert.Equal("#000002", await ColorOfDunesAsync());
        var last = (await HistoryAsync())[^1];
        Assert.Equal(3, last.Sequence);
        var lost = Assert.Single(last.Edit.GetProperty("lost").EnumerateArray());
        Assert.Equal(("/color", "#000003", true), (lost.GetProperty("path").GetString(), lost.GetProperty("value").GetString(), lost.GetProperty("incoming").GetBoolean()));
        Assert.Equal(new Sequence(2), (await FindAsync(Dunes))!.Version);
    }

    [Fact]
    public async Task An_edit_made_offline_wins_over_an_older_one_that_arrived_first()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        Clock.Now += TimeSpan.FromMinutes(5);
        await SubmitAsync("phone", Mutation(2, Set(Dunes, head, "/color", "\"#000002\"")) with { EditedAt = Clock.Now.AddMinutes(-2) });
        await SubmitAsync("tablet", Mutation(1, Set(Dunes, head, "/color", "\"#000003\"")) with { EditedAt = Clock.Now.AddMinutes(-1) });

        Assert.Equal("#000003", await ColorOfDunesAsync());
        var lost = Assert.Single((await HistoryAsync())[^1].Edit.GetProperty("lost").EnumerateArray());
        Assert.Equal(("#000002", false), (lost.GetProperty("value").GetString(), lost.GetProperty("incoming").GetBoolean()));
    }

    [Fact]
    public async Task A_clock_in_the_future_gains_at_most_the_allowance()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        await SubmitAsync("tablet", Mutation(1, Set(Dunes, head, "/color", "\"#000002\"")) with { EditedAt = Clock.Now.AddYears(10) });
        Clock.Now += TimeSpan.FromSeconds(3);
        await SubmitAsync("laptop", Mutation(1, Set(Dunes, head, "/color", "\"#000003\"")));

        Assert.Equal("#000003", await ColorOfDunesAsync());
    }

    [Fact]
    public async Task A_person_always_wins_over_the_own_older_edit_even_when_the_clock_was_set_back()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        await AcceptAsync("phone", 2, Set(Dunes, head, "/color", "\"#000002\""));
        // Somebody else's change in between takes away the short cut that all newer changes are the phone's own.
        await AcceptAsync("tablet", 1, Set(Dunes, head, "/name", "\"Sand\""));
        await SubmitAsync("phone", Mutation(3, Set(Dunes, head, "/color", "\"#000003\"")) with { EditedAt = Clock.Now.AddHours(-1) });

        Assert.Equal("#000003", await ColorOfDunesAsync());
        Assert.All(await HistoryAsync(), h => Assert.False(h.Edit.TryGetProperty("lost", out _)));
    }

    [Fact]
    public async Task Deleting_right_after_an_own_edit_deletes()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        await AcceptAsync("phone", 2, Set(Dunes, head, "/color", "\"#000002\""));
        await AcceptAsync("phone", 3, Edit.Delete(Dunes, head));

        Assert.True((await FindAsync(Dunes))!.IsDeleted);
    }

    [Fact]
    public async Task Deleting_after_an_own_edit_deletes_also_if_a_foreign_edit_between_them_lost_with_everything()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        Clock.Now += TimeSpan.FromMinutes(5);
        await AcceptAsync("phone", 2, Set(Dunes, head, "/color", "\"#000002\""));
        await SubmitAsync("tablet", Mutation(1, Set(Dunes, head, "/color", "\"#000003\"")) with { EditedAt = Clock.Now.AddMinutes(-1) });
        await AcceptAsync("phone", 3, Set(Dunes, head, "/color", "\"#000004\""));
        await SubmitAsync("tablet", Mutation(2, Set(Dunes, head, "/color", "\"#000005\"")) with { EditedAt = Clock.Now.AddMinutes(-1) });

        await AcceptAsync("phone", 4, Edit.Delete(Dunes, head));

        Assert.True((await FindAsync(Dunes))!.IsDeleted);
        await AssertChecksumAsync();
    }

    [Fact]
    public async Task Deleting_after_an_own_edit_loses_to_a_foreign_edit_before_it_that_had_an_effect()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        Clock.Now += TimeSpan.FromMinutes(5);
        await AcceptAsync("tablet", 1, Set(Dunes, head, "/name", "\"Sand\""));
        await AcceptAsync("phone", 2, Set(Dunes, head, "/color", "\"#000002\""));
        await SubmitAsync("tablet", Mutation(2, Set(Dunes, head, "/color", "\"#000003\"")) with { EditedAt = Clock.Now.AddMinutes(-1) });

        await AcceptAsync("phone", 3, Edit.Delete(Dunes, head));

        Assert.False((await FindAsync(Dunes))!.IsDeleted);
    }

    [Fact]
    public async Task A_foreign_edit_that_ends_where_it_began_is_an_edit_all_the_same()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        await AcceptAsync("tablet", 1, Edit.Set(
            Dunes, head, new FieldChange(FieldPath.Of("color"), Json("\"#000002\"")), new FieldChange(FieldPath.Of("color"), Json("\"#000001\""))));

        await AcceptAsync("phone", 2, Edit.Delete(Dunes, head));

        Assert.False((await FindAsync(Dunes))!.IsDeleted);
    }

    [Fact]
    public async Task Editing_a_document_wins_over_a_deletion_that_had_not_seen_the_edit()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        await AcceptAsync("phone", 2, Set(Dunes, head, "/color", "\"#000002\""));
        await AcceptAsync("tablet", 1, Edit.Delete(Dunes, head));

        Assert.False((await FindAsync(Dunes))!.IsDeleted);
    }

    [Fact]
    public async Task Editing_a_document_raises_it_from_a_deletion_that_the_editor_had_not_seen()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        await AcceptAsync("phone", 2, Edit.Delete(Dunes, head));
        await AcceptAsync("tablet", 1, Set(Dunes, head, "/color", "\"#000002\""));

        var dunes = (await FindAsync(Dunes))!;
        Assert.False(dunes.IsDeleted);
        Assert.Equal("#000002", dunes.Body.GetProperty("color").GetString());
        await AssertChecksumAsync();
    }

    [Fact]
    public async Task Deleting_a_widget_wins_over_editing_it()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Morning, Greeting()));
        await AcceptAsync("tablet", 1, Remove(Morning, head, "/widgets/greeting"));
        Clock.Now += TimeSpan.FromMinutes(1);
        await AcceptAsync("phone", 2, Set(Morning, head, "/widgets/greeting/text", "\"Late\""));

        Assert.Empty((await FindAsync(Morning))!.Body.GetProperty("widgets").EnumerateObject());
    }

    [Fact]
    public async Task A_deleted_document_comes_back_with_the_body_it_had()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        head = await AcceptAsync("phone", 2, Edit.Delete(Dunes, head));
        Assert.Empty(await Reader.ListAsync(Stream, null, includeDeleted: false, Cancellation));
        Assert.Single(await Reader.ListAsync(Stream, DocumentKind.Wallpaper, includeDeleted: true, Cancellation));

        await AcceptAsync("phone", 3, Edit.Restore(Dunes, head));

        var dunes = (await FindAsync(Dunes))!;
        Assert.Equal((false, new Sequence(3)), (dunes.IsDeleted, dunes.Version));
        Assert.Equal("#000001", dunes.Body.GetProperty("color").GetString());
        await AssertChecksumAsync();
    }

    [Fact]
    public async Task Creating_a_deleted_document_with_the_body_it_had_brings_it_back()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        head = await AcceptAsync("phone", 2, Edit.Delete(Dunes, head));

        await AcceptAsync("phone", 3, Edit.Create(Dunes, Color("#000001"), head));

        Assert.Equal((false, new Sequence(3)), ((await FindAsync(Dunes))!.IsDeleted, (await FindAsync(Dunes))!.Version));
        await AssertChecksumAsync();
    }

    private async Task<string?> ColorOfDunesAsync() => (await FindAsync(Dunes))!.Body.GetProperty("color").GetString();
}
