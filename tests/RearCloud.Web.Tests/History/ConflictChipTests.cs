using System.Text.Json;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Server.History;
using RearCloud.Server.Sync;
using RearCloud.Web.History;
using RearCloud.Web.Layouts.Editing;

namespace RearCloud.Web.Tests.History;

public sealed class ConflictChipTests : BunitContext
{
    private static readonly Actor Anna = new("anna", null, "Anna");

    private readonly Losing _history = new();

    public ConflictChipTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<IHistory>(_history);
        Services.AddSingleton<IDocumentReader>(new AtTwenty());
    }

    [Fact]
    public void Without_a_loss_there_is_nothing_on_the_page()
    {
        var chip = Render<ConflictChip>(p => p.Add(c => c.Actor, Anna).Add(c => c.Layout, EditedLayout.From(Told.Today)));
        Assert.Empty(chip.FindAll(".rc-conflict"));
        Assert.Equal("", chip.Find("[role=status]").TextContent);
        Assert.Equal(20, _history.AskedAfter.Value);
    }

    [Fact]
    public void A_loss_is_a_chip_that_opens_to_both_values_and_gives_mine_back()
    {
        var used = new List<LostChoice>();
        var chip = Render<ConflictChip>(p => p.Add(c => c.Actor, Anna).Add(c => c.Layout, EditedLayout.From(Told.Today)).Add(c => c.OnUse, used.Add));
        _history.Choices = [Choice("/widgets/note/text", "\"Mine\"", "\"Theirs\"")];
        chip.Render(p => p.Add(c => c.Layout, EditedLayout.From(Told.Today)));

        Assert.Equal("1 value was replaced by Anna's phone", chip.Find("[role=status]").TextContent);
        Assert.Empty(chip.FindAll(".rc-conflict-panel"));
        chip.Find(".rc-conflict-chip").Click();

        Assert.Equal("Text", chip.Find(".rc-conflict-row h3").TextContent);
        Assert.Equal(["Yours", "“Mine”", "Anna's phone, now", "“Theirs”"], chip.FindAll(".rc-conflict-row dt, .rc-conflict-row dd").Select(e => e.TextContent.Trim()));
        chip.FindAll("button").Single(b => b.TextContent.Trim() == "Use mine").Click();
        Assert.Equal("/widgets/note/text", Assert.Single(used).Path.Pointer);
    }

    [Fact]
    public void Its_buttons_say_what_they_act_on_and_escape_closes_it()
    {
        _history.Choices = [Choice("/name", "\"A\"", "\"B\"")];
        var chip = Render<ConflictChip>(p => p.Add(c => c.Actor, Anna).Add(c => c.Layout, EditedLayout.From(Told.Today)));
        chip.Find(".rc-conflict-chip").Click();
        Assert.Equal(["Use mine: Name", "Keep theirs: Name"], chip.FindAll(".rc-conflict-acts button").Select(b => b.GetAttribute("aria-label")));
        chip.Find(".rc-conflict").KeyDown("Escape");
        Assert.Empty(chip.FindAll(".rc-conflict-panel"));
        Assert.Equal("false", chip.Find(".rc-conflict-chip").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void What_a_person_replaced_with_the_own_hands_is_not_asked_about()
    {
        _history.Choices = [Choice("/name", "\"A\"", "\"B\"") with { Winner = new HistoryMaker(null, null) }];
        var chip = Render<ConflictChip>(p => p.Add(c => c.Actor, Anna).Add(c => c.Layout, EditedLayout.From(Told.Today)));
        Assert.Empty(chip.FindAll(".rc-conflict"));
    }

    [Fact]
    public void What_is_kept_is_not_asked_again()
    {
        _history.Choices = [Choice("/name", "\"A\"", "\"B\"")];
        var chip = Render<ConflictChip>(p => p.Add(c => c.Actor, Anna).Add(c => c.Layout, EditedLayout.From(Told.Today)));
        chip.Find(".rc-conflict-chip").Click();
        chip.FindAll("button").Single(b => b.TextContent.Trim() == "Keep theirs").Click();
        Assert.Empty(chip.FindAll(".rc-conflict"));
        chip.Render(p => p.Add(c => c.Layout, EditedLayout.From(Told.Today)));
        Assert.Empty(chip.FindAll(".rc-conflict"));
    }

    private static LostChoice Choice(string pointer, string lost, string standing) => new(
        new Sequence(30), FieldPath.Parse(pointer).Value, JsonElement.Parse(lost), JsonElement.Parse(standing), new HistoryMaker(null, null), new HistoryMaker("phone-1", "Anna's phone"), Told.Noon);

    private sealed class Losing : IHistory
    {
        public IReadOnlyList<LostChoice> Choices { get; set; } = [];

        public Sequence AskedAfter { get; private set; }

        public Task<IReadOnlyList<LostChoice>> LossesAsync(Actor reader, StreamId stream, DocumentKey key, Sequence after, CancellationToken cancellationToken)
        {
            AskedAfter = after;
            return Task.FromResult(Choices);
        }

        public Task<ChangePage> ListAsync(Actor reader, StreamId stream, DocumentKey? key, Sequence? before, int most, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Result<Document>> FindAsync(StreamId stream, DocumentKey key, Sequence at, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Result<Document>> RestoreAsync(Actor actor, StreamId stream, DocumentKey key, Sequence to, string? name, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Result<Document>> BringBackAsync(Actor actor, StreamId stream, Sequence change, FieldPath path, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class AtTwenty : IDocumentReader
    {
        public Task<StreamCookie> HeadAsync(StreamId stream, CancellationToken cancellationToken) => Task.FromResult(new StreamCookie(stream, "e", new Sequence(20)));

        public Task<Delta> PullAsync(StreamCookie cookie, ClientId? client, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<Document>> ListAsync(StreamId stream, DocumentKind? kind, bool includeDeleted, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Document?> FindAsync(StreamId stream, DocumentKey key, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<MutationId> LastMutationAsync(StreamId stream, ClientId client, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
