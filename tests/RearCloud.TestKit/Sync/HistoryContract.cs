using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.History;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;
using RearCloud.Server.Sync.Purging;
using RearCloud.Server.Sync.Streams.Rows;
using static RearCloud.TestKit.Sync.Bodies;

namespace RearCloud.TestKit.Sync;

/// <summary>The past as it was, and the ways back, on every database.</summary>
public abstract class HistoryContract : StorageContract
{
    private static readonly DocumentKey Dunes = Wallpaper("dunes");
    private static readonly DocumentKey Morning = Layout("morning");
    private static readonly Actor Phone = new("anna", "phone-1", "Anna's phone");

    private IHistory History => Services.GetRequiredService<IHistory>();

    protected override void AddMore(IServiceCollection services) => services.AddHistory();

    [Fact]
    public async Task Every_state_after_random_edits_is_what_was_recorded_then()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var recorded = new Dictionary<(DocumentKey Key, long At), Document?>();
        DocumentKey[] keys = [Dunes, Morning];
        for (var i = 1; i <= 60; i++)
        {
            var head = (await Reader.HeadAsync(Stream, Cancellation)).Sequence;
            await SubmitAsync($"client-{random.Next(3)}-{i}", Mutation(1, RandomEdits(random, head)) with { EditedAt = Clock.Now.AddSeconds(-random.Next(20)) });
            Clock.Now += TimeSpan.FromSeconds(5);
            var at = (await Reader.HeadAsync(Stream, Cancellation)).Sequence.Value;
            foreach (var key in keys) recorded[(key, at)] = await FindAsync(key);
        }

        Assert.True(recorded.Count > 40, $"seed {seed}: only {recorded.Count} states");
        foreach (var ((key, at), then) in recorded)
        {
            var found = await History.FindAsync(Stream, key, new Sequence(at), Cancellation);
            if (then is null) Assert.True(found.Problem!.Code is "history.not-yet" or "document.missing", $"seed {seed}: {key} at {at}: {found.Problem}");
            else Assert.True(found.IsSuccess && then.Equals(found.Value), $"seed {seed}: {key} at {at} is {(found.IsSuccess ? found.Value : found.Problem)}, not {then}");
        }
    }

    [Fact]
    public async Task Changes_are_listed_the_newest_first_with_who_made_them_page_by_page()
    {
        await Door.EditAsync(Owner, Stream, [Edit.Create(new DocumentKey(DocumentKind.DeviceSettings, new DocumentId("phone-1")), Json("""{"format":1,"name":"Anna's phone"}"""))], cancellationToken: Cancellation);
        await AcceptAsync("laptop", 1, Edit.Create(Dunes, Color("#000001")));
        await Door.SubmitAsync(Phone, Stream, new ClientId("phone"), [Mutation(1, Set(Dunes, new Sequence(2), "/color", "\"#000002\"")) with { Name = "Darken" }], Cancellation);
        await AcceptAsync("laptop", 2, Edit.Delete(Dunes, new Sequence(3)), Edit.Create(Morning, Greeting()));

        var all = await History.ListAsync(Owner, Stream, null, null, 10, Cancellation);
        Assert.Equal([5, 4, 3, 2, 1], all.Entries.Select(e => e.Change.Sequence.Value));
        Assert.Null(all.Next);
        var darken = all.Entries[2];
        Assert.Equal(("Darken", "phone-1", "Anna's phone", false), (darken.Change.Name, darken.Change.DeviceId, darken.DeviceName, darken.Maker.IsOwner));
        Assert.True(all.Entries[0].Maker.IsOwner);

        var first = await History.ListAsync(Owner, Stream, Dunes, null, 2, Cancellation);
        Assert.Equal([4, 3], first.Entries.Select(e => e.Change.Sequence.Value));
        var rest = await History.ListAsync(Owner, Stream, Dunes, first.Next, 2, Cancellation);
        Assert.Equal(2, Assert.Single(rest.Entries).Change.Sequence.Value);
        Assert.Null(rest.Next);
    }

    [Fact]
    public async Task Restoring_is_a_named_edit_that_can_be_restored_from_again()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Morning, Greeting()));
        head = await AcceptAsync("phone", 2, Set(Morning, head, "/widgets/greeting/text", "\"Bye\""), Set(Morning, head, "/later", "{\"a\":1}"));
        var late = (await FindAsync(Morning))!;

        var restored = (await History.RestoreAsync(Owner, Stream, Morning, new Sequence(1), null, Cancellation)).Value;
        Assert.True(System.Text.Json.JsonElement.DeepEquals(Greeting(), restored.Body), restored.Body.GetRawText());
        Assert.Equal(4, restored.Version.Value);
        Assert.Equal("Restored to 2026-05-04 12:00 UTC", (await History.ListAsync(Owner, Stream, Morning, null, 1, Cancellation)).Entries[0].Change.Name);

        var back = (await History.RestoreAsync(Owner, Stream, Morning, late.Version, "Undo", Cancellation)).Value;
        Assert.True(System.Text.Json.JsonElement.DeepEquals(late.Body, back.Body), back.Body.GetRawText());
    }

    [Fact]
    public async Task A_deleted_document_is_restored_to_any_state_it_had_and_to_its_deletion()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        head = await AcceptAsync("phone", 2, Set(Dunes, head, "/color", "\"#000002\""));
        var deleted = await AcceptAsync("phone", 3, Edit.Delete(Dunes, head));

        var first = (await History.RestoreAsync(Owner, Stream, Dunes, new Sequence(1), null, Cancellation)).Value;
        Assert.Equal((false, "#000001"), (first.IsDeleted, first.Body.GetProperty("color").GetString()));
        Assert.True((await History.FindAsync(Stream, Dunes, deleted, Cancellation)).Value.IsDeleted);
        Assert.True((await History.RestoreAsync(Owner, Stream, Dunes, deleted, null, Cancellation)).Value.IsDeleted);
    }

    [Fact]
    public async Task A_value_that_lost_is_offered_with_both_makers_and_brought_back_by_a_new_edit()
    {
        var head = await AcceptAsync("laptop", 1, Edit.Create(Morning, Greeting()));
        await Door.EditAsync(Owner, Stream, [Set(Morning, head, "/widgets/greeting/text", "\"Mine\"")], cancellationToken: Cancellation);
        Clock.Now += TimeSpan.FromSeconds(1);
        await Door.SubmitAsync(Phone, Stream, new ClientId("phone"), [Mutation(1, Set(Morning, head, "/widgets/greeting/text", "\"Theirs\""))], Cancellation);

        var choice = Assert.Single(await History.LossesAsync(Owner, Stream, Morning, head, Cancellation));
        Assert.Equal(("/widgets/greeting/text", "Mine", "Theirs", 3), (choice.Path.Pointer, choice.Lost!.Value.GetString(), choice.Standing!.Value.GetString(), choice.Change.Value));
        Assert.Equal((true, "phone-1"), (choice.Loser!.IsOwner, choice.Winner!.DeviceId));
        Assert.Empty(await History.LossesAsync(Owner, Stream, Morning, new Sequence(3), Cancellation));

        var back = (await History.BringBackAsync(Owner, Stream, choice.Change, choice.Path, Cancellation)).Value;
        Assert.Equal("Mine", back.Body.GetProperty("widgets").GetProperty("greeting").GetProperty("text").GetString());
        Assert.Empty(await History.LossesAsync(Owner, Stream, Morning, head, Cancellation));
    }

    [Fact]
    public async Task A_value_that_arrived_late_and_lost_is_offered_too_until_somebody_decides()
    {
        var head = await AcceptAsync("laptop", 1, Edit.Create(Morning, Greeting()));
        var late = Clock.Now;
        Clock.Now += TimeSpan.FromMinutes(1);
        await Door.EditAsync(Owner, Stream, [Set(Morning, head, "/widgets/greeting/text", "\"Mine\"")], cancellationToken: Cancellation);
        await Door.SubmitAsync(Phone, Stream, new ClientId("phone"), [Mutation(1, Set(Morning, head, "/widgets/greeting/text", "\"Theirs\"")) with { EditedAt = late }], Cancellation);

        var choice = Assert.Single(await History.LossesAsync(Owner, Stream, Morning, head, Cancellation));
        Assert.Equal(("Theirs", "Mine", "phone-1", true), (choice.Lost!.Value.GetString(), choice.Standing!.Value.GetString(), choice.Loser!.DeviceId, choice.Winner!.IsOwner));

        await AcceptAsync("laptop", 2, Set(Morning, new Sequence(3), "/widgets/greeting/text", "\"Neither\""));
        Assert.Empty(await History.LossesAsync(Owner, Stream, Morning, head, Cancellation));
    }

    [Fact]
    public async Task What_cannot_be_known_or_has_no_place_is_a_problem()
    {
        await AcceptAsync("laptop", 1, Edit.Create(Dunes, Color("#000001")));
        var head = await AcceptAsync("laptop", 2, Edit.Create(Morning, Greeting()));
        Assert.Equal("history.not-yet", await ProblemOfAsync(Morning, 1));
        Assert.Equal("history.unknown", await ProblemOfAsync(Morning, 3));
        Assert.Equal("document.missing", await ProblemOfAsync(Layout("never"), 1));
        var berta = new Actor("berta", null, "Berta");
        Assert.Equal("document.missing", (await History.RestoreAsync(berta, berta.Stream, Morning, head, null, Cancellation)).Problem!.Code);

        await AcceptAsync("laptop", 3, Remove(Morning, head, "/widgets/greeting"));
        await Door.SubmitAsync(Phone, Stream, new ClientId("phone"), [Mutation(1, Set(Morning, head, "/widgets/greeting/text", "\"Late\""))], Cancellation);
        var text = FieldPath.Parse("/widgets/greeting/text").Value;
        Assert.Equal("history.no-place", (await History.BringBackAsync(Owner, Stream, new Sequence(4), text, Cancellation)).Problem!.Code);
        Assert.Equal("history.change-missing", (await History.BringBackAsync(Owner, Stream, new Sequence(2), text, Cancellation)).Problem!.Code);
        Assert.Equal("history.change-missing", (await History.BringBackAsync(Owner, Stream, new Sequence(99), text, Cancellation)).Problem!.Code);
    }

    [Fact]
    public async Task What_is_older_than_the_history_is_gone_and_what_was_not_kept_is_said()
    {
        var head = await AcceptAsync("laptop", 1, Edit.Create(Dunes, Color("#000001")));
        await AcceptAsync("laptop", 2, Edit.Create(Wallpaper("old"), Color("#000001")));
        await AcceptAsync("laptop", 3, Edit.Delete(Wallpaper("old"), new Sequence(2)));
        Clock.Now += Limits.TombstoneLifetime + TimeSpan.FromDays(1);
        await AcceptAsync("laptop", 4, Set(Dunes, head, "/color", "\"#000002\""));
        await Services.GetRequiredService<StreamPurge>().RunAsync(Cancellation);
        Assert.Equal("history.forgotten", await ProblemOfAsync(Wallpaper("old"), 3));
        Assert.Equal("history.forgotten", (await History.RestoreAsync(Owner, Stream, Wallpaper("old"), new Sequence(2), null, Cancellation)).Problem?.Code);

        Clock.Now += Limits.HistoryLifetime - Limits.TombstoneLifetime;
        await Services.GetRequiredService<StreamPurge>().RunAsync(Cancellation);
        Assert.Equal("history.purged", await ProblemOfAsync(Dunes, 2));
        Assert.Equal("history.purged", (await History.RestoreAsync(Owner, Stream, Dunes, new Sequence(2), null, Cancellation)).Problem?.Code);
        Assert.Equal("history.change-missing", (await History.BringBackAsync(Owner, Stream, new Sequence(2), FieldPath.Of("color"), Cancellation)).Problem?.Code);
        Assert.Equal("#000001", (await History.FindAsync(Stream, Dunes, new Sequence(3), Cancellation)).Value.Body.GetProperty("color").GetString());

        // A row as the first versions wrote it.
        await using var scope = Services.CreateAsyncScope();
        var rows = scope.ServiceProvider.GetRequiredService<RearCloudDb>().Set<ChangeRow>();
        await rows.Where(c => c.Seq == 4).ExecuteUpdateAsync(c => c.SetProperty(r => r.Edit, """{"operation":"set","base":1,"fields":[{"path":"/color","value":"#000002"}]}"""), Cancellation);
        Assert.Equal("history.unknown-past", await ProblemOfAsync(Dunes, 3));
        Assert.Equal(4, (await History.FindAsync(Stream, Dunes, new Sequence(4), Cancellation)).Value.Version.Value);
        Assert.Null(Assert.Single((await History.ListAsync(Owner, Stream, Dunes, null, 10, Cancellation)).Entries).Change.Before);
    }

    private async Task<string?> ProblemOfAsync(DocumentKey key, long at) => (await History.FindAsync(Stream, key, new Sequence(at), Cancellation)).Problem?.Code;

    private static Edit[] RandomEdits(Random random, Sequence head)
    {
        var basedOn = new Sequence(random.NextInt64(head.Value + 1));
        return random.Next(9) switch
        {
            0 => [Edit.Create(Dunes, Color($"#00000{random.Next(10)}"), basedOn)],
            1 => [Edit.Create(Morning, Greeting($"Text {random.Next(10)}"), basedOn)],
            2 => [Edit.Replace(Morning, basedOn, Greeting($"Text {random.Next(10)}"))],
            3 => [Edit.Delete(Morning, basedOn)],
            4 => [Edit.Restore(Morning, basedOn)],
            5 => [Remove(Morning, basedOn, "/widgets/greeting")],
            6 => [Set(Dunes, basedOn, "/color", $"\"#00000{random.Next(10)}\""), Set(Morning, basedOn, "/note", $"[{random.Next(3)},null]")],
            7 => [Set(Morning, basedOn, "/widgets/greeting/text", $"\"Text {random.Next(10)}\"")],
            _ => [Set(Morning, basedOn, "/widgets/greeting", Greeting($"Text {random.Next(10)}").GetProperty("widgets").GetProperty("greeting").GetRawText())],
        };
    }
}
