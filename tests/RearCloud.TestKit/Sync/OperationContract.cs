using System.Text.Json;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using static RearCloud.TestKit.Sync.Bodies;

namespace RearCloud.TestKit.Sync;

/// <summary>Moves, replacements, named groups and told losses, on every database.</summary>
public abstract class OperationContract : ConflictContract
{
    private static readonly DocumentKey Morning = Layout("morning");

    [Fact]
    public async Task A_named_group_is_stored_whole_under_its_name_or_refused_whole()
    {
        var group = Mutation(1, Edit.Create(Wallpaper("one"), Color("#000001")), Edit.Create(Wallpaper("two"), Color("#000002"))) with { Name = "Arrange clocks" };
        var wrong = Mutation(2, Edit.Create(Wallpaper("three"), Color("#000003")), Edit.Create(Wallpaper("four"), Color("no colour"))) with { Name = "Half" };
        var long81 = Mutation(3, Edit.Delete(Wallpaper("one"), new Sequence(2))) with { Name = new string('n', 81) };

        var results = (await SubmitAsync("phone", group, wrong, long81)).Results;

        Assert.Equal([null, "color.malformed", "mutation.name"], results.Select(r => r.Problem?.Code));
        Assert.Equal(["Arrange clocks", "Arrange clocks"], (await HistoryAsync()).Select(h => h.Name));
        Assert.Null(await FindAsync(Wallpaper("three")));
    }

    [Fact]
    public async Task The_servers_own_edits_can_have_a_name_too()
    {
        await Door.EditAsync(Owner, Stream, "Import", [Edit.Create(Morning, Greeting())], cancellationToken: Cancellation);
        await Door.EditAsync(Owner, Stream, [Edit.Delete(Morning, new Sequence(1))], cancellationToken: Cancellation);
        Assert.Equal(["Import", null], (await HistoryAsync()).Select(h => h.Name));
    }

    [Fact]
    public async Task A_moved_widget_stands_behind_its_sibling_as_it_stands_at_the_server()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Morning, Widgets(("a", "F"), ("b", "K"), ("c", "P"))));
        await AcceptAsync("tablet", 1, Edit.Move(Morning, head, FieldPath.Of("widgets", "b"), "c"));
        await AcceptAsync("phone", 2, Edit.Move(Morning, head, FieldPath.Of("widgets", "a"), "b"));

        Assert.Equal("c,b,a", await OrderAsync());
        var told = (await HistoryAsync())[^1].Edit;
        Assert.Equal(("move", "/widgets/a", "b"), (told.GetProperty("operation").GetString(), told.GetProperty("member").GetString(), told.GetProperty("after").GetString()));
        await AssertChecksumAsync();
    }

    [Fact]
    public async Task Widgets_that_two_people_put_to_one_place_at_once_have_different_keys()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Morning, Widgets(("a", "F"), ("b", "K"), ("c", "P"), ("d", "V"))));
        await AcceptAsync("tablet", 1, Edit.Move(Morning, head, FieldPath.Of("widgets", "c"), "a"));
        await AcceptAsync("phone", 2, Edit.Move(Morning, head, FieldPath.Of("widgets", "d"), "a"));

        Assert.Equal("a,d,c,b", await OrderAsync());
    }

    [Fact]
    public async Task What_cannot_be_moved_is_refused_and_what_is_gone_is_left_alone()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Morning, Widgets(("a", "F"))));
        Assert.Equal("edit.document-missing", (await RefuseAsync("phone", 2, Edit.Move(Layout("none"), head, FieldPath.Of("widgets", "a"), null))).Code);
        Assert.Equal("edit.move.member", (await RefuseAsync("phone", 3, Edit.Move(Morning, head, FieldPath.Of("name", "a"), null))).Code);
        Assert.Equal("edit.move.after", (await RefuseAsync("phone", 4, Edit.Move(Morning, head, FieldPath.Of("widgets", "a"), "a"))).Code);

        Assert.Equal(head, await AcceptAsync("phone", 5, Edit.Move(Morning, head, FieldPath.Of("widgets", "gone"), "a")));
        Assert.Single(await HistoryAsync());
    }

    [Fact]
    public async Task A_replacement_makes_the_body_keeps_what_others_changed_as_lost_and_is_refused_with_a_wrong_one()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Morning, Widgets(("a", "F"), ("b", "K"))));
        await AcceptAsync("tablet", 1, Set(Morning, head, "/name", "\"Theirs\""));
        Clock.Now += TimeSpan.FromMinutes(1);

        await AcceptAsync("phone", 2, Edit.Replace(Morning, head, Widgets(("b", "K"))));

        Assert.Equal("b", await OrderAsync());
        Assert.Equal("Morning", (await FindAsync(Morning))!.Body.GetProperty("name").GetString());
        var lost = Assert.Single((await HistoryAsync())[^1].Edit.GetProperty("lost").EnumerateArray());
        Assert.Equal("Theirs", lost.GetProperty("value").GetString());
        Assert.Equal("format.malformed", (await RefuseAsync("phone", 3, Edit.Replace(Morning, head, Json("""{"format":"new"}""")))).Code);
        Assert.Equal("edit.body", (await RefuseAsync("phone", 4, Edit.Replace(Morning, head, Json("[]")))).Code);
        await AssertChecksumAsync();
    }

    [Fact]
    public async Task A_replacement_creates_what_never_was_and_raises_what_is_deleted()
    {
        var head = await AcceptAsync("phone", 1, Edit.Replace(Morning, default, Widgets(("a", "F"))));
        head = await AcceptAsync("phone", 2, Edit.Delete(Morning, head));
        await AcceptAsync("phone", 3, Edit.Replace(Morning, head, Widgets(("a", "F"))));
        Assert.False((await FindAsync(Morning))!.IsDeleted);
        await AssertChecksumAsync();
    }

    [Fact]
    public async Task The_answer_tells_the_values_that_lost_as_far_as_they_fit()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Morning, Greeting()));
        await AcceptAsync("phone", 2, Set(Morning, head, "/name", "\"Later\""), Set(Morning, head, "/note", "\"Later\""), Set(Morning, head, "/widgets/greeting/text", "\"Later\""));

        var early = Mutation(1, Set(Morning, head, "/name", "\"Early\""), Set(Morning, head, "/note", $"\"{new string('x', Limits.LostBytes)}\""), Set(Morning, head, "/widgets/greeting/text", "\"Early\""));
        var result = Assert.Single((await SubmitAsync("tablet", early with { EditedAt = Clock.Now.AddHours(-1) })).Results);

        Assert.Equal(MutationOutcome.Accepted, result.Outcome);
        Assert.Equal([("/name", "Early"), ("/widgets/greeting/text", "Early")], result.Lost.Select(l => (l.Path.Pointer, l.Value!.Value.GetString()!)));
        Assert.All(result.Lost, l => Assert.Equal(Morning, l.Key));
        Assert.Contains((await HistoryAsync()).SelectMany(h => h.Edit.TryGetProperty("lost", out var lost) ? [.. lost.EnumerateArray()] : Array.Empty<JsonElement>()), l => l.GetProperty("path").GetString() == "/note");
    }

    [Fact]
    public async Task Long_order_keys_are_spread_by_an_edit_of_the_servers_own_in_the_same_transaction()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Morning, Widgets(("a", "F"), ("b", "K"), ("c", "P"))));

        var after = await AcceptAsync("phone", 2, Set(Morning, head, "/widgets/a/order", $"\"{new string('L', Limits.OrderKeyLength + 1)}\""));

        Assert.Equal(new Sequence(3), after);
        Assert.Equal("b,a,c", await OrderAsync());
        var document = (await FindAsync(Morning))!;
        Assert.Equal(after, document.Version);
        Assert.All(OrderedCollection.Of(document.Body, "widgets").Members, m => Assert.True(m.Order.Length <= 4, m.Order));
        var spread = (await HistoryAsync())[^1];
        Assert.Equal((3, "set"), (spread.Sequence, spread.Edit.GetProperty("operation").GetString()));
        Assert.Equal(2, spread.Edit.GetProperty("base").GetInt64());
        await AssertChecksumAsync();
    }

    [Fact]
    public async Task Edits_that_waited_while_the_keys_were_spread_still_work()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Morning, Widgets(("a", "F"), ("b", "K"), ("c", "P"))));
        await AcceptAsync("phone", 2, Set(Morning, head, "/widgets/a/order", $"\"{new string('L', Limits.OrderKeyLength + 1)}\""));
        Clock.Now += TimeSpan.FromMinutes(1);

        var moved = Mutation(1, Edit.Move(Morning, head, FieldPath.Of("widgets", "c"), null)) with { EditedAt = Clock.Now.AddHours(-1) };
        var ordered = Mutation(2, Set(Morning, head, "/widgets/b/order", "\"zzzz\"")) with { EditedAt = Clock.Now.AddHours(-1) };
        Assert.All((await SubmitAsync("tablet", moved, ordered)).Results, r => Assert.Empty(r.Lost));

        Assert.Equal("c,a,b", await OrderAsync());
        await AssertChecksumAsync();
    }

    [Fact]
    public async Task Deleting_right_after_the_own_keys_were_spread_deletes()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Morning, Widgets(("a", "F"), ("b", "K"))));
        await AcceptAsync("phone", 2, Set(Morning, head, "/widgets/a/order", $"\"{new string('L', Limits.OrderKeyLength + 1)}\""));
        await AcceptAsync("phone", 3, Edit.Delete(Morning, head));
        Assert.True((await FindAsync(Morning))!.IsDeleted);
    }

    /// <summary>A layout of text widgets.</summary>
    protected static JsonElement Widgets(params (string Id, string Order)[] widgets) => Json($$"""
        {
          "format":1, "name":"Morning", "canvas":{ "width":904, "height":572 },
          "widgets":{ {{string.Join(',', widgets.Select(w => $"\"{w.Id}\":{{ \"kind\":\"text\", \"order\":\"{w.Order}\", \"text\":\"{w.Id}\", \"frame\":{{ \"x\":300, \"y\":60, \"width\":400, \"height\":90 }} }}"))}} }
        }
        """);

    /// <summary>The ids of the layout's widgets from back to front.</summary>
    protected async Task<string> OrderAsync() => string.Join(',', OrderedCollection.Of((await FindAsync(Morning))!.Body, "widgets").Members.Select(m => m.Id));
}
