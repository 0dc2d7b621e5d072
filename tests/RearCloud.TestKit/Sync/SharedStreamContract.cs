using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Accounts;
using RearCloud.Server.History;
using RearCloud.Server.SharedStreams;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;
using RearCloud.Server.Sync.Streams.Rows;
using static RearCloud.TestKit.Sync.Bodies;

namespace RearCloud.TestKit.Sync;

/// <summary>Who may use which stream, on every database.</summary>
public abstract class SharedStreamContract : StorageContract
{
    private static readonly DocumentKey Dunes = Wallpaper("dunes");

    private ISharedStreams Streams => Services.GetRequiredService<ISharedStreams>();

    private IStreamAccess Access => Services.GetRequiredService<IStreamAccess>();

    private static Actor OwnersPhone => Owner with { DeviceId = "phone-1" };

    protected override void AddMore(IServiceCollection services)
    {
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<IAccounts, LocalAccounts>();
        services.AddSharedStreams();
        services.AddHistory();
    }

    [Fact]
    public async Task The_owners_account_edits_a_named_reader_reads_and_a_stranger_meets_what_does_not_exist()
    {
        var stream = await CreateAsync();
        var reader = await AccountAsync("berta");
        var stranger = await AccountAsync("carla");

        Assert.Equal(StreamAccess.None, await AccessAsync(reader, stream));
        Assert.Equal(new SharedStreamReader(reader.AccountId, "berta"), (await Streams.GrantAsync(Owner, stream.Value, "berta", Cancellation)).Value);

        Assert.Equal(StreamAccess.Write, await AccessAsync(Owner, stream));
        Assert.Equal(StreamAccess.Write, await AccessAsync(OwnersPhone, stream));
        Assert.Equal(StreamAccess.Read, await AccessAsync(reader, stream));
        Assert.Equal(StreamAccess.Read, await AccessAsync(reader with { DeviceId = "phone-2" }, stream));
        Assert.Equal(StreamAccess.None, await AccessAsync(stranger, stream));
        Assert.Equal(StreamAccess.None, await AccessAsync(Owner, new StreamId("shared.nowhere")));
        Assert.Equal(StreamAccess.Write, await AccessAsync(stranger, stranger.Stream));
        Assert.Equal(StreamAccess.None, await AccessAsync(stranger, Owner.Stream));

        Assert.Equal(
            (await Streams.FindAsync(stranger, "shared.nowhere", Cancellation)).Problem!.Message.Replace("shared.nowhere", stream.Value, StringComparison.Ordinal),
            (await Streams.FindAsync(stranger, stream.Value, Cancellation)).Problem!.Message);
        Assert.Equal("stream.missing", (await Streams.ChangeAsync(stranger, stream.Value, "Mine", null, Cancellation))!.Code);
        Assert.Equal("stream.read-only", (await Streams.ChangeAsync(reader, stream.Value, "Mine", null, Cancellation))!.Code);
        Assert.Equal("stream.read-only", (await Streams.GrantAsync(reader, stream.Value, "carla", Cancellation)).Problem!.Code);
        Assert.Equal("stream.read-only", (await Streams.DeleteAsync(reader, stream.Value, Cancellation))!.Code);
    }

    [Fact]
    public async Task Everyone_reads_what_is_open_to_everyone_until_it_is_closed()
    {
        var stream = await CreateAsync();
        var stranger = await AccountAsync("carla");
        Assert.Equal(StreamAccess.None, await AccessAsync(stranger, stream));

        Assert.Null(await Streams.ChangeAsync(Owner, stream.Value, "Catalogue", true, Cancellation));
        Assert.Equal(StreamAccess.Read, await AccessAsync(stranger, stream));
        var seen = (await Streams.FindAsync(stranger, stream.Value, Cancellation)).Value;
        Assert.Equal(("Catalogue", false, true, 0), (seen.Name, seen.IsMine, seen.IsForEveryone, seen.Readers.Count));

        Assert.Null(await Streams.ChangeAsync(Owner, stream.Value, null, false, Cancellation));
        Assert.Equal(StreamAccess.None, await AccessAsync(stranger, stream));
        Assert.Equal("Catalogue", (await Streams.FindAsync(Owner, stream.Value, Cancellation)).Value.Name);
    }

    [Fact]
    public async Task A_right_is_given_and_taken_by_name_and_wrong_names_are_told()
    {
        var stream = await CreateAsync();
        var reader = await AccountAsync("berta");
        Assert.Equal("stream.account", (await Streams.GrantAsync(Owner, stream.Value, "nobody", Cancellation)).Problem!.Code);
        Assert.Equal("stream.account", (await Streams.GrantAsync(Owner, stream.Value, new string('x', 5_000), Cancellation)).Problem!.Code);
        Assert.Equal("stream.reader-missing", (await Streams.RevokeAsync(Owner, stream.Value, reader.AccountId, Cancellation))!.Code);

        for (var i = 0; i < 2; i++) Assert.True((await Streams.GrantAsync(Owner, stream.Value, "berta", Cancellation)).IsSuccess);
        Assert.Equal([new SharedStreamReader(reader.AccountId, "berta")], (await Streams.FindAsync(Owner, stream.Value, Cancellation)).Value.Readers);
        Assert.Empty((await Streams.FindAsync(reader, stream.Value, Cancellation)).Value.Readers);
        Assert.Null(await Streams.RevokeAsync(Owner, stream.Value, reader.AccountId, Cancellation));
        Assert.Equal(StreamAccess.None, await AccessAsync(reader, stream));
    }

    [Fact]
    public async Task The_list_holds_ones_own_and_what_one_may_read_page_by_page()
    {
        var reader = await AccountAsync("berta");
        var (named, open, hidden) = (await CreateAsync("Named"), await CreateAsync("Open"), await CreateAsync("Hidden"));
        var own = (await Streams.CreateAsync(reader, "Own", Cancellation)).Value;
        await Streams.GrantAsync(Owner, named.Value, "berta", Cancellation);
        await Streams.ChangeAsync(Owner, open.Value, null, true, Cancellation);

        var all = await Streams.ListAsync(reader, null, Cancellation);
        Assert.Equal([("Named", false), ("Open", false), ("Own", true)], all.Select(s => (s.Name, s.IsMine)).Order());
        Assert.DoesNotContain(all, s => s.Stream == hidden.Value);
        Assert.Equal(all.Select(s => s.Stream).Order(StringComparer.Ordinal), all.Select(s => s.Stream));
        Assert.Equal(all.Skip(1).Select(s => s.Stream), (await Streams.ListAsync(reader, all[0].Stream, Cancellation)).Select(s => s.Stream));
        Assert.Equal(["berta"], (await Streams.ListAsync(Owner, null, Cancellation)).Single(s => s.Stream == named.Value).Readers.Select(r => r.Name));
        Assert.Contains(all, s => s.Stream == own.Stream);
    }

    [Fact]
    public async Task An_account_has_its_fill_of_streams_and_names_have_a_length()
    {
        Assert.Equal("stream.name", (await Streams.CreateAsync(Owner, new string('n', SharedStreamLimits.NameLength + 1), Cancellation)).Problem!.Code);
        Assert.Equal("stream.name", (await Streams.CreateAsync(Owner, " ", Cancellation)).Problem!.Code);
        for (var i = 0; i < SharedStreamLimits.PerAccount; i++) await CreateAsync();

        Assert.Equal("stream.too-many", (await Streams.CreateAsync(Owner, "One more", Cancellation)).Problem!.Code);

        Assert.True((await Streams.CreateAsync(await AccountAsync("berta"), "Hers", Cancellation)).IsSuccess);
        var first = (await Streams.ListAsync(Owner, null, Cancellation))[0];
        Assert.Null(await Streams.DeleteAsync(Owner, first.Stream, Cancellation));
        Assert.True((await Streams.CreateAsync(Owner, "One more", Cancellation)).IsSuccess);
    }

    [Fact]
    public async Task Streams_that_are_made_at_the_same_time_do_not_exceed_the_fill()
    {
        const int Beyond = 16;
        var berta = await AccountAsync("berta");
        for (var i = 0; i < SharedStreamLimits.PerAccount - 1; i++) Assert.True((await Streams.CreateAsync(berta, "Themes", Cancellation)).IsSuccess);

        // The database's connections are there already, so that nobody waits for one.
        await Task.WhenAll(Enumerable.Range(0, Beyond).Select(_ => Task.Run(() => Streams.ListAsync(berta, null, Cancellation), Cancellation)));

        var made = await Task.WhenAll(Enumerable.Range(0, Beyond).Select(i => Task.Run(() => Streams.CreateAsync(berta, $"Themes {i}", Cancellation), Cancellation)));

        Assert.Single(made, m => m.IsSuccess);
        Assert.All(made.Where(m => !m.IsSuccess), m => Assert.Equal("stream.too-many", m.Problem!.Code));
        Assert.Equal(SharedStreamLimits.PerAccount, (await Streams.ListAsync(berta, null, Cancellation)).Count);
    }

    [Fact]
    public async Task A_deleted_stream_leaves_nothing_and_takes_nothing_more()
    {
        var stream = await CreateAsync();
        await Streams.GrantAsync(Owner, stream.Value, (await AccountAsync("berta")).Name, Cancellation);
        await Door.SubmitAsync(Owner, stream, new ClientId("phone"), [Mutation(1, Edit.Create(Dunes, Color("#000001")))], Cancellation);
        await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000002")));

        Assert.Null(await Streams.DeleteAsync(Owner, stream.Value, Cancellation));

        Assert.Equal(0, await RowsAsync(stream));
        Assert.Equal("#000002", (await FindAsync(Dunes))!.Body.GetProperty("color").GetString());
        Assert.Equal(StreamAccess.None, await AccessAsync(Owner, stream));
        Assert.Equal("stream.missing", (await Streams.DeleteAsync(Owner, stream.Value, Cancellation))!.Code);
        // A node that still believes the old right brings the edit to the door.
        var late = await Door.EditAsync(Owner, stream, [Edit.Create(Dunes, Color("#000003"))], cancellationToken: Cancellation);
        Assert.Equal("stream.missing", late.Problem!.Code);
        Assert.Empty(await Reader.ListAsync(stream, null, includeDeleted: true, Cancellation));
    }

    [Fact]
    public async Task A_stream_that_was_asked_for_too_early_is_there_at_once()
    {
        var stream = await CreateAsync();
        for (var i = 0; i < SharedStreamAccess.Capacity + 8; i++) Assert.Equal(StreamAccess.None, await AccessAsync(Owner, new StreamId($"shared.guess-{i}")));
        Assert.Equal(StreamAccess.Write, await AccessAsync(Owner, stream));
    }

    [Fact]
    public async Task The_past_of_a_shared_stream_is_its_own_and_names_devices_to_their_account_only()
    {
        var history = Services.GetRequiredService<IHistory>();
        var (stream, berta) = (await CreateAsync(), await AccountAsync("berta"));
        foreach (var (actor, name) in new[] { (Owner, "Anna's phone"), (berta, "Berta's phone") })
            await Door.EditAsync(actor, actor.Stream, [Edit.Create(new DocumentKey(DocumentKind.DeviceSettings, new DocumentId("phone-1")), Json($$"""{"format":1,"name":"{{name}}"}"""))], cancellationToken: Cancellation);
        await AcceptAsync("laptop", 1, Edit.Create(Dunes, Color("#000009")));
        await Door.SubmitAsync(OwnersPhone, stream, new ClientId("phone"), [Mutation(1, Edit.Create(Dunes, Color("#000001")))], Cancellation);
        await Door.EditAsync(Owner, stream, [Set(Dunes, new Sequence(1), "/color", "\"#000002\"")], cancellationToken: Cancellation);
        Clock.Now += TimeSpan.FromSeconds(1);
        await Door.SubmitAsync(OwnersPhone, stream, new ClientId("phone"), [Mutation(2, Set(Dunes, new Sequence(1), "/color", "\"#000003\""))], Cancellation);

        Assert.Equal(["Anna's phone", null, "Anna's phone"], (await history.ListAsync(Owner, stream, Dunes, null, 10, Cancellation)).Entries.Select(e => e.DeviceName));
        Assert.Equal([null, null, null], (await history.ListAsync(berta, stream, null, null, 10, Cancellation)).Entries.Select(e => e.DeviceName));
        var lost = Assert.Single(await history.LossesAsync(Owner, stream, Dunes, new Sequence(1), Cancellation));
        Assert.Equal(("#000002", "Anna's phone"), (lost.Lost!.Value.GetString(), lost.Winner!.DeviceName));

        Assert.Equal("#000002", Shade((await history.BringBackAsync(Owner, stream, lost.Change, lost.Path, Cancellation)).Value));
        Assert.Equal("#000001", Shade((await history.RestoreAsync(Owner, stream, Dunes, new Sequence(1), null, Cancellation)).Value));
        Assert.Equal("#000009", Shade((await FindAsync(Dunes))!));
        Assert.Equal(5, (await Reader.HeadAsync(stream, Cancellation)).Sequence.Value);
        Assert.Null(await Streams.DeleteAsync(Owner, stream.Value, Cancellation));
        Assert.Empty((await history.ListAsync(Owner, stream, null, null, 10, Cancellation)).Entries);
    }

    private static string? Shade(Document document) => document.Body.GetProperty("color").GetString();

    private async Task<StreamId> CreateAsync(string name = "Themes") => new((await Streams.CreateAsync(Owner, name, Cancellation)).Value.Stream);

    private async Task<Actor> AccountAsync(string name) => (await Services.GetRequiredService<IAccounts>().CreateAsync(name, "a password", Cancellation)).Value.Actor;

    private ValueTask<StreamAccess> AccessAsync(Actor actor, StreamId stream) => Access.OfAsync(actor, stream, Cancellation);

    private Task<int> RowsAsync(StreamId stream) => Services.GetRequiredService<IStorage>().ReadAsync(
        async (db, ct) => await db.Set<StreamRow>().CountAsync(r => r.Id == stream.Value, ct)
            + await db.Set<DocumentRow>().CountAsync(r => r.Stream == stream.Value, ct)
            + await db.Set<ChangeRow>().CountAsync(r => r.Stream == stream.Value, ct)
            + await db.Set<ClientRow>().CountAsync(r => r.Stream == stream.Value, ct),
        Cancellation);
}
