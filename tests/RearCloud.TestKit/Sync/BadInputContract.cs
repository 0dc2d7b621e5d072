using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Json;
using RearCloud.Server.Sync.Intake;
using static RearCloud.TestKit.Sync.Bodies;

namespace RearCloud.TestKit.Sync;

/// <summary>What the door does with mutations that nobody should send, on every database: each is refused or bounded, and none holds up the next.</summary>
public abstract class BadInputContract : OperationContract
{
    private static readonly DocumentKey Dunes = Wallpaper("dunes");

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(3)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public async Task A_number_that_is_not_the_next_is_answered_with_where_to_resume_and_stores_nothing(long id)
    {
        await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));

        var result = await SubmitAsync("phone", Mutation(id, Edit.Create(Wallpaper("lost"), Color("#000002"))));

        Assert.Empty(result.Results);
        Assert.Equal(new MutationId(2), result.ResumeAt);
        Assert.Null(await FindAsync(Wallpaper("lost")));
        await AcceptAsync("phone", 2, Set(Dunes, new Sequence(1), "/name", "\"Next\""));
    }

    [Fact]
    public async Task A_base_from_the_future_has_seen_what_stands_and_nothing_of_what_comes()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        Clock.Now += TimeSpan.FromMinutes(5);
        await SubmitAsync("tablet", Mutation(1, Set(Dunes, new Sequence(long.MaxValue), "/color", "\"#000002\"")) with { EditedAt = Clock.Now.AddMinutes(-1) });
        await AcceptAsync("phone", 2, Set(Dunes, head, "/color", "\"#000003\""));
        Assert.Equal("#000003", (await FindAsync(Dunes))!.Body.GetProperty("color").GetString());

        await AcceptAsync("tablet", 2, Edit.Delete(Dunes, new Sequence(long.MaxValue)));
        await AcceptAsync("phone", 3, Set(Dunes, head, "/color", "\"#000004\""));

        Assert.Equal((false, new Sequence(5)), ((await FindAsync(Dunes))!.IsDeleted, (await FindAsync(Dunes))!.Version));
        await AssertChecksumAsync();
    }

    [Fact]
    public async Task Clocks_at_both_ends_of_the_calendar_move_no_edit_out_of_reach()
    {
        var door = Services.GetRequiredService<EditIntake>();
        var id = 0L;
        foreach (var editedAt in (DateTimeOffset[])[DateTimeOffset.MinValue, DateTimeOffset.MaxValue])
        {
            foreach (var clientTime in (DateTimeOffset[])[DateTimeOffset.MinValue, DateTimeOffset.MaxValue])
            {
                var mutation = Mutation(++id, Edit.Create(Dunes, Color($"#0000a{id}"))) with { EditedAt = editedAt };
                var result = await door.SubmitAsync(Owner, Stream, new ClientId("phone"), [mutation], Clock.Now - clientTime, Cancellation);
                Assert.Equal(MutationOutcome.Accepted, Assert.Single(result.Results).Outcome);
            }
        }

        Assert.All(await HistoryAsync(), h => Assert.InRange(h.EditedAt, DateTimeOffset.UnixEpoch, Clock.Now + Limits.EditTimeAhead));
        Clock.Now += TimeSpan.FromSeconds(3);
        await AcceptAsync("laptop", 1, Set(Dunes, default, "/color", "\"#000009\""));
        Assert.Equal("#000009", (await FindAsync(Dunes))!.Body.GetProperty("color").GetString());
    }

    [Fact]
    public async Task A_body_that_edits_would_make_deeper_than_a_replica_reads_is_refused()
    {
        var deep = Limits.DocumentDepth - 1;
        var path = string.Concat(Enumerable.Repeat("/a", deep));
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Json($$"""{"format":1,"type":"color","color":"#000001","a":{{Nested(deep)}} }""")));

        var problem = await RefuseAsync("phone", 2, Set(Dunes, head, path, Nested(Limits.DocumentDepth)));

        Assert.Equal(("json.too-deep", path + "/a"), (problem.Code, problem.Path));
        await AcceptAsync("phone", 3, Set(Dunes, head, path, "{}"));
        Assert.True(JsonBody.ParseObject(System.Text.Encoding.UTF8.GetBytes((await FindAsync(Dunes))!.Body.GetRawText())).IsSuccess);
        await AssertChecksumAsync();
    }

    [Fact]
    public async Task A_body_that_edits_would_make_larger_than_the_limit_is_refused()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        var half = JsonSerializer.Serialize(new string('x', Limits.DocumentBytes / 2));
        await AcceptAsync("phone", 2, Set(Dunes, head, "/one", half));

        Assert.Equal("json.too-large", (await RefuseAsync("phone", 3, Set(Dunes, head, "/two", half))).Code);

        await AcceptAsync("phone", 4, Set(Dunes, head, "/name", "\"Next\""));
        await AssertChecksumAsync();
    }

    [Fact]
    public async Task Texts_that_a_database_may_not_hold_are_refused_or_kept_and_hold_up_nobody()
    {
        var named = Mutation(1, Edit.Create(Dunes, Color("#000001"))) with { Name = "Nul\0" };
        var refused = Assert.Single((await SubmitAsync("phone", named)).Results);
        Assert.Equal("mutation.name", refused.Problem!.Code);

        await AcceptAsync("phone", 2, Edit.Create(Dunes, Json("""{"format":1,"type":"color","color":"#000001","name":"a\u0000b"}""")));
        await AcceptAsync("phone", 3, Edit.Set(Dunes, new Sequence(1), new FieldChange(FieldPath.Of("nul\0\uFFFD"), Json("\"\\u0000 \\ud83c\\udf0a\""))));
        var lost = Mutation(1, Edit.Set(Dunes, default, new FieldChange(FieldPath.Of("nul\0\uFFFD"), Json("\"\\u0000\"")))) with { EditedAt = Clock.Now.AddMinutes(-1) };
        Assert.Single(Assert.Single((await SubmitAsync("tablet", lost)).Results).Lost);

        Assert.Equal("\0 🌊", (await FindAsync(Dunes))!.Body.GetProperty("nul\0\uFFFD").GetString());
        await AssertChecksumAsync();
    }

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1);
}
