using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;
using RearCloud.Server.Sync.Streams;
using RearCloud.Server.Sync.Streams.Rows;
using static RearCloud.TestKit.Sync.Bodies;

namespace RearCloud.TestKit.Sync;

/// <summary>What the door promises on every database.</summary>
public abstract class DocumentDoorContract : StorageContract
{
    private static readonly DocumentKey Dunes = Wallpaper("dunes");
    private static readonly DocumentKey Morning = Layout("morning");

    protected override void AddMore(IServiceCollection services)
    {
        services.AddScoped<IEditCheck, NoGreenWallpaper>();
        services.AddSingleton<FollowerNotes>();
        services.AddSingleton<IChangeFollower, FaultyFollower>();
        services.AddSingleton<IChangeFollower, NotingFollower>();
    }

    [Fact]
    public async Task The_migrations_make_the_model()
    {
        await using var scope = Services.CreateAsyncScope();
        Assert.False(scope.ServiceProvider.GetRequiredService<RearCloudDb>().Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Sixteen_writers_at_once_leave_no_gap_and_no_wrong_order()
    {
        const int Writers = 16;
        const int Each = 12;
        await AcceptAsync("first", 1, Edit.Create(Morning, Greeting()));

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 1; i <= Each; i++)
                await AcceptAsync($"writer-{writer}", i, Edit.Create(Wallpaper($"w-{writer}-{i}"), Color("#102030")));
        })));

        var history = await HistoryAsync();
        Assert.Equal(Enumerable.Range(1, 1 + (Writers * Each)).Select(i => (long)i), history.Select(h => h.Sequence));
        foreach (var mine in history.GroupBy(h => h.Client))
            Assert.Equal(Enumerable.Range(1, mine.Count()).Select(i => (long)i), mine.Select(h => h.Mutation));
        await AssertChecksumAsync();
    }

    [Fact]
    public async Task Writers_of_one_document_never_lose_each_others_members()
    {
        const int Writers = 16;
        var start = await AcceptAsync("first", 1, Edit.Create(Morning, Greeting()));

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() =>
            AcceptAsync($"writer-{writer}", 1, Set(Morning, start, $"/x{writer}", $"{writer}")))));

        var body = (await FindAsync(Morning))!.Body;
        for (var writer = 0; writer < Writers; writer++) Assert.Equal(writer, body.GetProperty($"x{writer}").GetInt32());
        Assert.Equal(1 + Writers, (await Reader.HeadAsync(Stream, Cancellation)).Sequence.Value);
        await AssertChecksumAsync();
    }

    [Fact]
    public async Task Streams_do_not_share_a_counter()
    {
        var other = new Actor("berta", null, "Berta");
        await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#102030")));
        var result = await Door.EditAsync(other, other.Stream, [Edit.Create(Dunes, Color("#ff0000"))], cancellationToken: Cancellation);

        Assert.Equal(new Sequence(1), result.Sequence);
        Assert.Equal("#102030", (await FindAsync(Dunes))!.Body.GetProperty("color").GetString());
    }

    [Fact]
    public async Task A_mutation_sent_again_is_acknowledged_and_changes_nothing()
    {
        var mutation = Mutation(1, Edit.Create(Dunes, Color("#102030")));
        await SubmitAsync("phone", mutation);
        var before = await FindAsync(Dunes);

        var again = await SubmitAsync("phone", mutation, Mutation(2, Set(Dunes, new Sequence(1), "/name", "\"Sand\"")));

        Assert.Equal([MutationOutcome.Duplicate, MutationOutcome.Accepted], again.Results.Select(r => r.Outcome));
        Assert.Equal(new Sequence(1), before!.Version);
        Assert.Equal(2, (await HistoryAsync()).Count);
    }

    [Fact]
    public async Task The_same_mutation_sent_on_many_connections_is_stored_once()
    {
        var mutation = Mutation(1, Edit.Create(Dunes, Color("#102030")));

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SubmitAsync("phone", mutation))));

        Assert.Single(results, r => r.Results[0].Outcome == MutationOutcome.Accepted);
        Assert.Equal(7, results.Count(r => r.Results[0].Outcome == MutationOutcome.Duplicate));
        Assert.Single(await HistoryAsync());
    }

    [Fact]
    public async Task A_refusal_whose_answer_was_lost_is_said_again()
    {
        Mutation[] batch =
        [
            Mutation(1, Edit.Create(Dunes, Color("#102030"))),
            Mutation(2, Set(Dunes, default, "/color", "17")),
            Mutation(3, Set(Dunes, default, "/name", "\"Sand\"")),
        ];
        var lost = await SubmitAsync("phone", batch);
        await AcceptAsync("tablet", 1, Edit.Create(Morning, Greeting()));

        var again = await SubmitAsync("phone", batch);

        Assert.Equal([MutationOutcome.Duplicate, MutationOutcome.Refused, MutationOutcome.Duplicate], again.Results.Select(r => r.Outcome));
        Assert.Equal(lost.Results.Select(r => (r.Id, r.Sequence, r.Problem)), again.Results.Select(r => (r.Id, r.Sequence, r.Problem)));
        Assert.Null(again.ResumeAt);
    }

    [Fact]
    public async Task Values_that_lost_are_named_again_when_the_answer_was_lost()
    {
        await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#102030")));
        Clock.Now += TimeSpan.FromMinutes(1);
        await AcceptAsync("tablet", 1, Set(Dunes, new Sequence(1), "/name", "\"Sand\""));
        var earlier = Mutation(2, Set(Dunes, new Sequence(1), "/name", "\"Sea\"")) with { EditedAt = Clock.Now - TimeSpan.FromSeconds(30) };
        var first = Assert.Single((await SubmitAsync("phone", earlier)).Results);

        var again = Assert.Single((await SubmitAsync("phone", earlier)).Results);

        Assert.Equal(MutationOutcome.Duplicate, again.Outcome);
        var told = Assert.Single(first.Lost);
        Assert.Equal((told.Key, told.Path, told.Value?.GetRawText()), again.Lost.Select(l => (l.Key, l.Path, l.Value?.GetRawText())).Single());
    }

    [Fact]
    public async Task A_number_that_a_copy_of_the_client_gave_to_another_edit_is_not_taken_for_a_repeat()
    {
        await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#102030")));
        await AcceptAsync("phone", 2, Set(Dunes, new Sequence(1), "/name", "\"Of the copy\""));
        var mine = Mutation(2, Set(Dunes, new Sequence(1), "/meta", """{"by":"the first"}"""));

        var result = await SubmitAsync("phone", mine, Mutation(3, Edit.Create(Wallpaper("later"), Color("#102030"))));

        Assert.Empty(result.Results);
        Assert.Equal(new MutationId(3), result.ResumeAt);
        Assert.Null(await FindAsync(Wallpaper("later")));
        // Under another name it is taken in.
        await SubmitAsync("phone-2", mine with { Id = new MutationId(1) });
        Assert.True((await FindAsync(Dunes))!.Body.TryGetProperty("meta", out _));
    }

    [Fact]
    public async Task What_is_known_of_a_clients_answers_is_bounded_and_holds_its_last_submission()
    {
        var batch = Enumerable.Range(1, Limits.MutationsPerBatch)
            .Select(i => Mutation(i, Edit.Create(Wallpaper($"w{i}"), Json($$"""{"format":1,"type":"color","color":"{{new string('x', 2_000)}}"}"""))))
            .ToArray();
        await SubmitAsync("phone", batch);

        Assert.All((await SubmitAsync("phone", batch)).Results, r => Assert.Equal(MutationOutcome.Refused, r.Outcome));
        Assert.InRange(await AnswersLengthAsync("phone"), 1, Limits.LostBytes + (Limits.MutationsPerBatch * 300));
        for (var i = 1; i <= ClientAnswers.Kept; i++) await AcceptAsync("phone", Limits.MutationsPerBatch + i, Edit.Create(Wallpaper($"w{i}"), Color("#102030")));
        Assert.InRange(await AnswersLengthAsync("phone"), 1, ClientAnswers.Kept * 200);
        Assert.Equal(new MutationId(Limits.MutationsPerBatch + ClientAnswers.Kept + 1), (await SubmitAsync("phone", batch[^1])).ResumeAt);
    }

    [Fact]
    public async Task A_hole_is_answered_with_where_to_resume()
    {
        await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#102030")));

        var result = await SubmitAsync("phone", Mutation(3, Edit.Create(Wallpaper("later"), Color("#102030"))));

        Assert.Equal(new MutationId(2), result.ResumeAt);
        Assert.Empty(result.Results);
        Assert.Null(await FindAsync(Wallpaper("later")));
    }

    [Fact]
    public async Task What_stands_before_a_hole_is_stored()
    {
        var result = await SubmitAsync(
            "phone", Mutation(1, Edit.Create(Dunes, Color("#102030"))), Mutation(3, Edit.Create(Wallpaper("later"), Color("#102030"))));

        Assert.Equal(new MutationId(2), result.ResumeAt);
        Assert.Equal(MutationOutcome.Accepted, Assert.Single(result.Results).Outcome);
        Assert.NotNull(await FindAsync(Dunes));
    }

    [Fact]
    public async Task A_refused_mutation_uses_up_its_number_and_says_why()
    {
        var problem = await RefuseAsync("phone", 1, Edit.Create(Dunes, Json("""{"format":1,"type":"color","color":17}""")));
        Assert.Equal("/color", problem.Path);

        await AcceptAsync("phone", 2, Edit.Create(Dunes, Color("#102030")));
        Assert.Equal(new MutationId(2), await Reader.LastMutationAsync(Stream, new ClientId("phone"), Cancellation));
        Assert.Single(await HistoryAsync());
    }

    [Fact]
    public async Task One_wrong_edit_refuses_the_whole_mutation()
    {
        await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#102030")));

        var problem = await RefuseAsync(
            "phone", 2,
            Set(Dunes, new Sequence(1), "/color", "\"#ffffff\""),
            Edit.Create(Wallpaper("new"), Color("#102030")),
            Set(Wallpaper("missing"), default, "/color", "\"#ffffff\""));

        Assert.Equal("edit.document-missing", problem.Code);
        Assert.Contains("wallpaper/missing", problem.Message, StringComparison.Ordinal);
        Assert.Equal("#102030", (await FindAsync(Dunes))!.Body.GetProperty("color").GetString());
        Assert.Null(await FindAsync(Wallpaper("new")));
        Assert.Equal(new Sequence(1), (await Reader.HeadAsync(Stream, Cancellation)).Sequence);
        await AssertChecksumAsync();
    }

    [Fact]
    public async Task Edits_of_one_mutation_see_each_other()
    {
        var head = await AcceptAsync(
            "phone", 1,
            Edit.Create(Dunes, Color("#102030")),
            Set(Dunes, default, "/color", "\"#405060\""),
            Edit.Delete(Dunes, default),
            Edit.Restore(Dunes, default));

        Assert.Equal(new Sequence(4), head);
        var dunes = (await FindAsync(Dunes))!;
        Assert.False(dunes.IsDeleted);
        Assert.Equal(head, dunes.Version);
        Assert.Equal("#405060", dunes.Body.GetProperty("color").GetString());
        Assert.All(await HistoryAsync(), h => Assert.False(h.Edit.TryGetProperty("lost", out _)));
        await AssertChecksumAsync();
    }

    [Fact]
    public async Task An_edit_without_effect_takes_no_sequence()
    {
        await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#102030")));

        var head = await AcceptAsync("phone", 2, Set(Dunes, new Sequence(1), "/color", "\"#102030\""));

        Assert.Equal(new Sequence(1), head);
        Assert.Single(await HistoryAsync());
    }

    [Fact]
    public async Task A_slices_check_refuses_inside_the_transaction()
    {
        var problem = await RefuseAsync("phone", 1, Edit.Create(Dunes, Color("#00ff00")));
        Assert.Equal("test.green", problem.Code);

        await AcceptAsync("phone", 2, Edit.Create(Dunes, Color("#102030")));
        await RefuseAsync("phone", 3, Set(Dunes, new Sequence(1), "/color", "\"#00ff00\""));
        Assert.Equal("#102030", (await FindAsync(Dunes))!.Body.GetProperty("color").GetString());
    }

    [Fact]
    public async Task Followers_hear_of_each_changed_document_once_even_behind_one_that_throws()
    {
        await SubmitAsync(
            "phone",
            Mutation(1, Edit.Create(Dunes, Color("#102030"))),
            Mutation(2, Set(Dunes, default, "/name", "\"Sand\"")),
            Mutation(3, Edit.Create(Morning, Greeting())));

        var changed = Assert.Single(Services.GetRequiredService<FollowerNotes>().Calls);
        Assert.Equal([(Morning, 3L), (Dunes, 2L)], changed.Select(d => (d.Key, d.Version.Value)).OrderBy(d => d.Key.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_watcher_hears_of_its_stream_until_it_is_disposed()
    {
        var hints = 0;
        using (Services.GetRequiredService<IStreamWatch>().Watch(Stream, () => hints++))
        {
            await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#102030")));
            await RefuseAsync("phone", 2, Set(Dunes, default, "/color", "17"));
            var other = new Actor("berta", null, "Berta");
            await Door.EditAsync(other, other.Stream, [Edit.Create(Dunes, Color("#102030"))], cancellationToken: Cancellation);
        }

        await AcceptAsync("phone", 3, Set(Dunes, new Sequence(1), "/name", "\"Sand\""));
        Assert.Equal(1, hints);
    }

    [Fact]
    public async Task The_way_of_an_edit_is_marked()
    {
        var trace = new TraceId("way-1");
        await Door.EditAsync(Owner, Stream, [Edit.Create(Dunes, Color("#102030"))], trace, Cancellation);

        Assert.True(Services.GetRequiredService<EditTraceLog>().TryGet(trace, out var way));
        Assert.Equal([EditStation.Received, EditStation.Stored], way.Points.Select(p => p.Station));
    }

    [Fact]
    public async Task The_servers_own_edits_are_numbered_by_the_server()
    {
        var first = await Door.EditAsync(Owner, Stream, [Edit.Create(Dunes, Color("#102030"))], cancellationToken: Cancellation);
        var wrong = await Door.EditAsync(Owner, Stream, [Set(Dunes, first.Sequence, "/color", "17")], cancellationToken: Cancellation);
        var second = await Door.EditAsync(Owner, Stream, [Set(Dunes, first.Sequence, "/color", "\"#ffffff\"")], cancellationToken: Cancellation);

        Assert.Equal([MutationOutcome.Accepted, MutationOutcome.Refused, MutationOutcome.Accepted], [first.Outcome, wrong.Outcome, second.Outcome]);
        Assert.Equal(3, second.Id.Value);
    }

    [Fact]
    public async Task A_full_stream_refuses_new_documents_and_takes_all_else()
    {
        for (var made = 0; made < Limits.DocumentsPerStream; made += Limits.EditsPerMutation)
        {
            var edits = Enumerable.Range(made, Math.Min(Limits.EditsPerMutation, Limits.DocumentsPerStream - made))
                .Select(i => Edit.Create(Wallpaper($"w{i}"), Color("#102030")));
            await AcceptAsync("phone", (made / Limits.EditsPerMutation) + 1, [.. edits]);
        }

        var head = (await Reader.HeadAsync(Stream, Cancellation)).Sequence;
        Assert.Equal("stream.full", (await RefuseAsync("tablet", 1, Edit.Create(Dunes, Color("#102030")))).Code);
        await AcceptAsync("tablet", 2, Set(Wallpaper("w1"), head, "/name", "\"Sand\""));
        await AcceptAsync("tablet", 3, Edit.Delete(Wallpaper("w0"), head), Edit.Create(Dunes, Color("#102030")));
        Assert.Equal("stream.full", (await RefuseAsync("tablet", 4, Edit.Restore(Wallpaper("w0"), new Sequence(9999)))).Code);
    }

    [Fact]
    public async Task A_batch_of_a_wrong_size_is_a_wrong_program()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => SubmitAsync("phone"));
        var tooMany = Enumerable.Range(1, Limits.MutationsPerBatch + 1).Select(i => Mutation(i, Edit.Create(Dunes, Color("#102030")))).ToArray();
        await Assert.ThrowsAsync<ArgumentException>(() => SubmitAsync("phone", tooMany));
        await Assert.ThrowsAsync<ArgumentException>(() => SubmitAsync("server", Mutation(1, Edit.Create(Dunes, Color("#102030")))));
    }

    [Fact]
    public async Task Unknown_members_and_the_writing_of_numbers_survive()
    {
        const string Text = """{"format":1,"name":"\u0000\ud83c\udf19","type":"color","color":"#102030","later":{"a":[1,2.50,1e-7,null,true],"ü":""}}""";
        await AcceptAsync("phone", 1, Edit.Create(Dunes, Json(Text)));

        Assert.Equal(Text, (await FindAsync(Dunes))!.Body.GetRawText());
        await AcceptAsync("phone", 2, Set(Dunes, new Sequence(1), "/color", "\"#405060\""));
        var body = (await FindAsync(Dunes))!.Body;
        Assert.Equal("""{"a":[1,2.50,1e-7,null,true],"ü":""}""", body.GetProperty("later").GetRawText().Replace("\\u00FC", "ü", StringComparison.Ordinal));
        await AssertChecksumAsync();
    }

    /// <summary>The history of the stream in order.</summary>
    protected async Task<IReadOnlyList<HistoryEntry>> HistoryAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<RearCloudDb>().Set<ChangeRow>().AsNoTracking()
            .Where(c => c.Stream == Stream.Value)
            .OrderBy(c => c.Seq)
            .ToListAsync(Cancellation);
        return rows.ConvertAll(c => new HistoryEntry(c.Seq, c.Client, c.Mutation, Json(c.Edit), c.EditedAt, c.GroupName));
    }

    private async Task<int> AnswersLengthAsync(string client)
    {
        await using var scope = Services.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<RearCloudDb>().Set<ClientRow>().AsNoTracking().SingleAsync(c => c.Client == client, Cancellation);
        return row.Answers.Length;
    }

    protected async Task AssertChecksumAsync()
    {
        var all = await Reader.ListAsync(Stream, null, includeDeleted: true, Cancellation);
        var pages = await PullAllAsync();
        Assert.Equal(StreamChecksum.Of(all), pages[^1].Checksum);
        Assert.Equal(StreamChecksum.Of(pages.SelectMany(p => p.Documents)), pages[^1].Checksum);
    }
}
