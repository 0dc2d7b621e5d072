using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;
using RearCloud.TestKit.Time;

namespace RearCloud.TestKit.Sync;

/// <summary>Sets up sync over a database of its own; each provider's tests say which.</summary>
public abstract class StorageContract : IAsyncLifetime
{
    private ServiceProvider? services;

    /// <summary>The server's clock.</summary>
    protected HandClock Clock { get; } = new();

    protected static Actor Owner { get; } = new("anna", null, "Anna");

    protected static StreamId Stream => Owner.Stream;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected IServiceProvider Services => services!;

    protected IDocumentDoor Door => Services.GetRequiredService<IDocumentDoor>();

    protected IDocumentReader Reader => Services.GetRequiredService<IDocumentReader>();

    /// <summary>Adds the provider's storage over an empty database.</summary>
    protected abstract Task AddStorageAsync(IServiceCollection services, CancellationToken cancellationToken);

    /// <summary>Removes the database.</summary>
    protected abstract ValueTask RemoveStorageAsync();

    /// <summary>Adds what a test needs beside sync.</summary>
    protected virtual void AddMore(IServiceCollection services)
    {
    }

    public async ValueTask InitializeAsync()
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Clock);
        await AddStorageAsync(collection, Cancellation);
        collection.AddSync();
        AddMore(collection);
        services = collection.BuildServiceProvider(validateScopes: true);
        await StorageStart.MigrateAsync(services, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null) await services.DisposeAsync();
        await RemoveStorageAsync();
        GC.SuppressFinalize(this);
    }

    protected Mutation Mutation(long id, params Edit[] edits) => new(new MutationId(id), new TraceId($"trace-{Guid.NewGuid():n}"), Clock.Now, edits);

    protected Task<SubmitResult> SubmitAsync(string client, params Mutation[] batch) =>
        Door.SubmitAsync(Owner, Stream, new ClientId(client), batch, Cancellation);

    /// <summary>Submits one mutation and expects it to be accepted.</summary>
    protected async Task<Sequence> AcceptAsync(string client, long id, params Edit[] edits)
    {
        var result = await SubmitAsync(client, Mutation(id, edits));
        Assert.Null(result.ResumeAt);
        var only = Assert.Single(result.Results);
        Assert.True(only.Outcome == MutationOutcome.Accepted, $"{only.Outcome}: {only.Problem}");
        return only.Sequence;
    }

    /// <summary>Submits one mutation and expects it to be refused.</summary>
    protected async Task<Problem> RefuseAsync(string client, long id, params Edit[] edits)
    {
        var only = Assert.Single((await SubmitAsync(client, Mutation(id, edits))).Results);
        Assert.Equal(MutationOutcome.Refused, only.Outcome);
        return only.Problem!;
    }

    protected Task<Document?> FindAsync(DocumentKey key) => Reader.FindAsync(Stream, key, Cancellation);

    protected Task<Delta> PullAsync(StreamCookie? cookie = null, string? client = null) =>
        Reader.PullAsync(cookie ?? StreamCookie.Start(Stream), client is null ? null : new ClientId(client), Cancellation);

    /// <summary>Pulls page after page until nothing more follows.</summary>
    protected async Task<IReadOnlyList<Delta>> PullAllAsync(StreamCookie? cookie = null, string? client = null)
    {
        var pages = new List<Delta>();
        do
        {
            cookie ??= StreamCookie.Start(Stream);
            pages.Add(await PullAsync(cookie, client));
            cookie = cookie.After(pages[^1]);
        }
        while (pages[^1].HasMore);
        return pages;
    }

    /// <summary>Creates more documents than a page holds.</summary>
    protected async Task FillTwoPagesAsync()
    {
        for (var id = 0; id * Limits.EditsPerMutation <= Limits.DocumentsPerDelta; id++)
        {
            var batch = id;
            await AcceptAsync("filler", id + 1, [.. Enumerable.Range(0, Limits.EditsPerMutation).Select(i => Edit.Create(Bodies.Wallpaper($"d-{batch}-{i}"), Bodies.Color("#000001")))]);
        }
    }
}
