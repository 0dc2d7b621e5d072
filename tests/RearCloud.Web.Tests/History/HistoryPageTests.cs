using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Server;
using RearCloud.Server.History;
using RearCloud.Server.Sync;
using RearCloud.Web.History;
using RearCloud.Web.Layouts.Editing;

namespace RearCloud.Web.Tests.History;

public sealed class HistoryPageTests : BunitContext
{
    private static readonly Actor Anna = new("anna", null, "Anna");

    private readonly Database _database = new();

    public HistoryPageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var script = JSInterop.SetupModule("./_content/RearCloud.Web/history.js");
        script.Mode = JSRuntimeMode.Loose;
        script.Setup<string>("zone").SetResult("UTC");
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(TimeProvider.System);
        Services.AddSingleton<IHistory>(_database);
        Services.AddSingleton<IDocumentReader>(_database);
        Services.AddSingleton<IDocumentDoor>(_database);
        Services.AddSingleton<IStreamWatch>(_database);
        Services.AddScoped<LayoutEditor>();
        var signedIn = this.AddAuthorization();
        signedIn.SetAuthorized("Anna");
        signedIn.SetClaims([.. ActorClaims.ToPrincipal(Anna, "test").Claims]);
    }

    [Fact]
    public void While_the_database_is_away_the_page_says_so_and_a_button_tries_again()
    {
        _database.IsAway = true;
        var page = Render<HistoryPage>(p => p.Add(h => h.LayoutId, "home"));

        page.WaitForAssertion(() => Assert.Equal("The history cannot be read now", page.Find(".rc-empty h2").TextContent));
        Assert.Empty(page.FindAll(".rc-history-wait"));
        page.Find(".rc-empty button").Click();
        page.WaitForAssertion(() => Assert.Equal(2, _database.Asked));
        Assert.Equal("The history cannot be read now", page.Find(".rc-empty h2").TextContent);

        _database.IsAway = false;
        page.Find(".rc-empty button").Click();

        page.WaitForAssertion(() => Assert.Contains("Hello", page.Find(".rc-history-line").TextContent, StringComparison.Ordinal));
        Assert.Equal(1, _database.Listeners);
    }

    [Fact]
    public void A_moment_that_could_not_be_read_cannot_be_restored()
    {
        var page = Render<HistoryPage>(p => p.Add(h => h.LayoutId, "home"));
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".rc-history-line").Count));
        page.FindAll(".rc-history-line")[1].Click();
        page.WaitForAssertion(() => Assert.False(Restore().HasAttribute("disabled")));

        _database.IsAway = true;
        page.FindAll(".rc-history-line")[2].Click();

        page.WaitForAssertion(() => Assert.True(Restore().HasAttribute("disabled")));

        AngleSharp.Dom.IElement Restore() => page.FindAll("button").Single(b => b.TextContent.Contains("Restore", StringComparison.Ordinal));
    }

    /// <summary>A database with three changes of one layout, when it is there.</summary>
    private sealed class Database : IHistory, IDocumentReader, IDocumentDoor, IStreamWatch
    {
        private static StorageUnavailableException Away => new(new Problem("storage.unavailable", "", "Away.", "Later."), new IOException());

        public bool IsAway { get; set; }

        public int Asked { get; private set; }

        public int Listeners { get; private set; }

        public Task<IReadOnlyList<Document>> ListAsync(StreamId stream, DocumentKind? kind, bool includeDeleted, CancellationToken cancellationToken)
        {
            Asked++;
            if (IsAway) throw Away;
            return Task.FromResult<IReadOnlyList<Document>>([Told.Today]);
        }

        public Task<ChangePage> ListAsync(Actor reader, StreamId stream, DocumentKey? key, Sequence? before, int most, CancellationToken cancellationToken) => Task.FromResult(new ChangePage(
            [
                Told.Entry(100, Told.Set(Told.Field("/widgets/note/text", "\"Hello 你好\"")), Told.Was(Told.Field("/widgets/note/text", "\"Good morning\"")), 7200),
                Told.Entry(90, Told.Set(Told.Field("/name", "\"Home\"")), Told.Was(Told.Field("/name", "\"House\"")), 3600),
                Told.Entry(80, Told.Set(Told.Field("/name", "\"House\"")), Told.Was(Told.Field("/name", "\"Hut\""))),
            ],
            null));

        public Task<Document?> FindAsync(StreamId stream, DocumentKey key, CancellationToken cancellationToken) => Task.FromResult<Document?>(Told.Today);

        public Task<Result<Document>> FindAsync(StreamId stream, DocumentKey key, Sequence at, CancellationToken cancellationToken)
        {
            if (IsAway) throw Away;
            var body = at == Told.Today.Version ? Told.Today.Body : System.Text.Json.JsonElement.Parse("""{"name":"House","widgets":{}}""");
            return Task.FromResult<Result<Document>>(Told.Today with { Body = body, Version = at });
        }

        public IDisposable Watch(StreamId stream, Action onDirty)
        {
            Listeners++;
            return new MemoryStream();
        }

        public Task<StreamCookie> HeadAsync(StreamId stream, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Delta> PullAsync(StreamCookie cookie, ClientId? client, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<MutationId> LastMutationAsync(StreamId stream, ClientId client, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<LostChoice>> LossesAsync(Actor reader, StreamId stream, DocumentKey key, Sequence after, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Result<Document>> RestoreAsync(Actor actor, StreamId stream, DocumentKey key, Sequence to, string? name, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Result<Document>> BringBackAsync(Actor actor, StreamId stream, Sequence change, FieldPath path, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<SubmitResult> SubmitAsync(Actor actor, StreamId stream, ClientId client, IReadOnlyList<Mutation> batch, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<MutationResult> EditAsync(Actor actor, StreamId stream, string? name, IReadOnlyList<Edit> edits, TraceId? trace, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
