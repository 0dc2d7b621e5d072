using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using RearCloud.Client.Assets;
using RearCloud.Client.Carriers;
using RearCloud.Client.Connecting;
using RearCloud.Client.Files;
using RearCloud.Client.Replicas;
using RearCloud.Client.Shared;
using RearCloud.Client.Slots;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Core.Replicas;
using RearCloud.Protocol;
using RearCloud.Protocol.Frames;

namespace RearCloud.Client;

/// <summary>
/// A device's replica of its account's documents: readable and editable with no network, kept equal to the server's whenever there is one.
/// Safe from any thread; no caller's thread waits for disk or network.
/// </summary>
public sealed class RearCloudClient : IAsyncDisposable
{
    // A network that breaks streams now may carry them later, and single requests never fail by themselves.
    private static readonly TimeSpan LastResortLife = TimeSpan.FromMinutes(10);

    private readonly CancellationTokenSource _life = new();
    private readonly FolderLock _lock;
    private readonly Replica _replica;
    private readonly IReadOnlyList<SharedReplica> _shared;
    private readonly AssetCache _assets;
    private readonly HttpClient _http;
    private readonly AssetPrefetch _prefetch;
    private readonly SyncLoop _loop;
    private readonly ICarrier[] _carriers;
    private readonly ILogger _log;
    private readonly Task _background;
    private readonly Task _slots;
    private int _isDisposed;

    private RearCloudClient(RearCloudClientOptions options, FolderLock folderLock, Replica replica, IReadOnlyList<SharedReplica> shared, AssetCache assets, SlotWriter slots, ICarrier[] carriers, ILogger log)
    {
        _lock = folderLock;
        _replica = replica;
        _shared = shared;
        _assets = assets;
        _log = log;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(10) });
        _prefetch = new AssetPrefetch(
            assets, new AssetDownload(assets, _http, options.Server, options.Token), [replica.Feed, .. shared.Select(s => s.Replica.Feed)], options.Random, options.TimeProvider, log);
        _carriers = carriers;
        _loop = new SyncLoop(replica, shared, new CarrierChoice(_carriers), new Backoff(options.Random), options.Software, ClientMachine.Real, options.TimeProvider, log);
        _slots = GuardAsync(slots.RunAsync(replica.Feed.WatchAsync(CancellationToken.None), log));
        _background = Task.WhenAll(
            GuardAsync(Task.Run(() => _loop.RunAsync(_life.Token))),
            GuardAsync(_prefetch.FollowAsync(_life.Token)),
            GuardAsync(Task.Run(() => _prefetch.FetchAsync(_life.Token))),
            GuardAsync(RetryAssetsAsync(_life.Token)));
    }

    /// <summary>What a person sees: the confirmed documents with the waiting edits on top, tombstones included. Each read is one frozen moment.</summary>
    public IReadOnlyDictionary<DocumentKey, Document> Documents => _replica.State.View;

    /// <summary>
    /// <see cref="Documents"/> with what other hands do just now on top: of a widget that somebody drags, the place where it is in that hand. It is in no file, and
    /// over when the hand lets go, is silent for two seconds, or its edit arrives. The same as <see cref="Documents"/> without <see cref="RearCloudClientOptions.Previews"/>.
    /// </summary>
    public IReadOnlyDictionary<DocumentKey, Document> Shown => _replica.Feed.Shown;

    /// <summary>How far the replica has followed its stream: the base of an edit that is made now.</summary>
    public Sequence Confirmed => _replica.State.Sequence;

    /// <summary>The account's stream; null before the first contact with the server.</summary>
    public StreamId? Stream => _replica.State.Stream;

    /// <summary>Accepted edits that the server has not confirmed yet; at most <see cref="Limits.WaitingMutations"/>.</summary>
    public int WaitingMutations => _replica.State.Waiting.Count;

    /// <summary>Edits that the server refused and nobody dismissed, the oldest first; the last hundred.</summary>
    public IReadOnlyList<EditRefusal> Refusals => _replica.State.Refusals;

    /// <summary>Values of this replica's edits that lost to what others had set meanwhile, the oldest first; the last hundred that nobody restored or dismissed.</summary>
    public IReadOnlyList<EditConflict> Conflicts => _replica.State.Conflicts;

    /// <summary>How the replica stands to its server.</summary>
    public SyncState State => _loop.State.Value;

    /// <summary>How far the server's clock is ahead of this device's; null before it was measured.</summary>
    public TimeSpan? ClockOffset => _loop.ClockOffset;

    /// <summary>The way of the last edits: made, arrived and applied. Whoever shows them adds its own stations.</summary>
    public EditTraceLog Traces => _replica.Traces;

    /// <summary>
    /// Folder of the assets: files that appear whole and verified, named by the asset's SHA-256; behind it, with a dot, the id of
    /// <see cref="RearCloudClientOptions.Panel"/> if the server made the image smaller for it. Of two the one for the panel is meant.
    /// </summary>
    public string AssetFolder => _assets.Folder;

    /// <summary>Assets that the documents name and <see cref="AssetFolder"/> does not have yet; they are being fetched.</summary>
    public IReadOnlySet<string> MissingAssets => _replica.Feed.MissingAssets;

    /// <summary>Opens the replica of a data folder and starts to keep it up to date. It is usable at once, with or without a server.</summary>
    /// <exception cref="IOException">The folder cannot be written, or another client has it open.</exception>
    public static Task<RearCloudClient> OpenAsync(RearCloudClientOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Carrier == ClientCarrier.Grpc && options.Grpc is null) throw new ArgumentException("The gRPC carrier needs the server's gRPC address.", nameof(options));
        if (options.Panel is { } panel && !PanelProfiles.TryFind(panel, out _))
            throw new ArgumentException($"There is no panel '{panel}'. Name one of {string.Join(", ", PanelProfiles.All.Select(p => p.Id))}, or none for the originals.", nameof(options));
        var shared = options.SharedStreams;
        if (shared.FirstOrDefault(s => !s.IsShared) is { Value: not null } other) throw new ArgumentException($"'{other}' is not a shared stream.", nameof(options));
        // The account's own stream is one of them.
        if (shared.Distinct().Count() is var count && (count >= Limits.StreamsPerSession || count < shared.Count))
            throw new ArgumentException($"A client follows at most {Limits.StreamsPerSession - 1} shared streams, each named once.", nameof(options));
        return OpenAsync(options, CarriersOf(options), cancellationToken);
    }

    /// <summary>Opens a client over given carriers, the preferred first.</summary>
    internal static async Task<RearCloudClient> OpenAsync(RearCloudClientOptions options, ICarrier[] carriers, CancellationToken cancellationToken)
    {
        var log = options.LoggerFactory.CreateLogger("RearCloud.Client");
        var folder = Path.GetFullPath(options.DataFolder);
        var (folderLock, assets, slots) = await Task.Run(() => OpenFolder(folder, options), cancellationToken).ConfigureAwait(false);
        try
        {
            var view = DocumentView.Of(options.Kinds);
            var shared = await SharedFolder.OpenAsync(folder, options.SharedStreams, view, assets, options.TimeProvider, log, cancellationToken).ConfigureAwait(false);
            var replica = await OpenOwnAsync(folder, view, options.Previews, new AssetNeeds(assets), shared, options.TimeProvider, log, cancellationToken).ConfigureAwait(false);
            return new RearCloudClient(options, folderLock, replica, shared, assets, slots, carriers, log);
        }
        catch (SqliteException e)
        {
            folderLock.Dispose();
            throw new IOException($"The replica in {folder} cannot be opened: {e.Message} Make room on the disk and open it again; nothing in it is lost.", e);
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>The replica of a shared stream that is followed beside the account's own.</summary>
    /// <param name="stream">One of <see cref="RearCloudClientOptions.SharedStreams"/>.</param>
    public SharedReplica Shared(StreamId stream) =>
        _shared.FirstOrDefault(s => s.Stream == stream) ?? throw new ArgumentException($"The client was not opened with the shared stream '{stream}'.", nameof(stream));

    /// <summary>Takes in an edit. See <see cref="EditAsync(IReadOnlyList{Edit}, CancellationToken)"/>.</summary>
    public Task<Result<TraceId>> EditAsync(Edit edit, CancellationToken cancellationToken = default) => EditAsync([edit], cancellationToken);

    /// <summary>
    /// Takes in edits that are accepted or refused as one. When the task ends they are on the disk and in <see cref="Documents"/>; they reach the
    /// server when there is one. Edits that set the same fields again before they were sent replace each other, so a drag is one edit with the
    /// last trace.
    /// </summary>
    /// <returns>The id under which <see cref="Traces"/> follows them, or the problem: they break a limit, or <c>outbox.full</c>.</returns>
    public Task<Result<TraceId>> EditAsync(IReadOnlyList<Edit> edits, CancellationToken cancellationToken = default) => EditAsync(edits, name: null, cancellationToken);

    /// <summary>Takes in edits as a group that people see under a name: "Arrange clocks". See <see cref="EditAsync(IReadOnlyList{Edit}, CancellationToken)"/>.</summary>
    /// <param name="edits">The edits; accepted or refused as one.</param>
    /// <param name="name">At most <see cref="Limits.MutationNameLength"/> characters; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Result<TraceId>> EditAsync(IReadOnlyList<Edit> edits, string? name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(edits);
        return AcceptAsync([.. edits], name, restores: null, cancellationToken);
    }

    /// <summary>
    /// Shows the account's other devices what a hand does now, such as a drag that goes on. It is no edit: it is never stored, changes nothing here, and is
    /// gone without a word while there is no session that can carry it (single requests cannot). Each call replaces the one before, so it may be called
    /// for every movement. Call it again at least once a second while the hand rests; after two silent seconds it is over for the others.
    /// </summary>
    /// <param name="edits">1 to <see cref="Limits.EditsPerPreview"/> sets and moves, together at most <see cref="Limits.PreviewBytes"/>.</param>
    /// <param name="cancellationToken">Refuses the call.</param>
    /// <returns>The rule that the edits break, with a code under <c>preview.</c>, or null.</returns>
    public Task<Problem?> PreviewAsync(IReadOnlyList<Edit> edits, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(edits);
        ObjectDisposedException.ThrowIf(_life.IsCancellationRequested, this);
        cancellationToken.ThrowIfCancellationRequested();
        Edit[] frozen = [.. edits];
        var problem = PreviewCheck.Check(frozen);
        if (problem is null) _replica.OwnPreview.Show(frozen);
        return Task.FromResult(problem);
    }

    /// <summary>
    /// The hand has let go. Call it after <see cref="EditAsync(IReadOnlyList{Edit}, CancellationToken)"/> with what the preview came to: then the others see
    /// the one after the other, and nothing falls back in between.
    /// </summary>
    public Task EndPreviewAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_life.IsCancellationRequested, this);
        cancellationToken.ThrowIfCancellationRequested();
        _replica.OwnPreview.End();
        return Task.CompletedTask;
    }

    /// <summary>Makes a document. See <see cref="EditAsync(IReadOnlyList{Edit}, CancellationToken)"/>.</summary>
    public Task<Result<TraceId>> CreateAsync(DocumentKey key, JsonElement body, CancellationToken cancellationToken = default) =>
        EditAsync(Edit.Create(key, body, Confirmed), cancellationToken);

    /// <summary>Sets one member of a document, as seen now. See <see cref="EditAsync(IReadOnlyList{Edit}, CancellationToken)"/>.</summary>
    /// <param name="key">The document.</param>
    /// <param name="path">The member: <c>FieldPath.Of("widgets", "clock", "frame")</c>.</param>
    /// <param name="value">The new value; an object is merged member by member (RFC 7396), null removes the member.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Result<TraceId>> SetAsync(DocumentKey key, FieldPath path, JsonElement? value, CancellationToken cancellationToken = default) =>
        EditAsync(Edit.Set(key, Confirmed, new FieldChange(path, value)), cancellationToken);

    /// <summary>Deletes a document; it can be restored for 60 days. See <see cref="EditAsync(IReadOnlyList{Edit}, CancellationToken)"/>.</summary>
    public Task<Result<TraceId>> DeleteAsync(DocumentKey key, CancellationToken cancellationToken = default) => EditAsync(Edit.Delete(key, Confirmed), cancellationToken);

    /// <summary>Brings a deleted document back. See <see cref="EditAsync(IReadOnlyList{Edit}, CancellationToken)"/>.</summary>
    public Task<Result<TraceId>> RestoreAsync(DocumentKey key, CancellationToken cancellationToken = default) => EditAsync(Edit.Restore(key, Confirmed), cancellationToken);

    /// <summary>Sets a lost value again, as an edit that saw what it lost to, and forgets the conflict.</summary>
    /// <param name="conflict">One of <see cref="Conflicts"/>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>As of any edit; with a problem the conflict stays.</returns>
    public Task<Result<TraceId>> RestoreLostAsync(EditConflict conflict, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        return AcceptAsync([Edit.Set(conflict.Key, Confirmed, new FieldChange(conflict.Path, conflict.Value))], name: null, conflict, cancellationToken);
    }

    /// <summary>One document as a person sees it: now, then after each of its changes; null while there is none, a tombstone when it was deleted.</summary>
    public async IAsyncEnumerable<Document?> WatchDocumentAsync(DocumentKey key, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var isFirst = true;
        await foreach (var change in WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            if (isFirst || change.Changed.Contains(key)) yield return change.Documents.GetValueOrDefault(key);
            isFirst = false;
        }
    }

    /// <summary>What stands now as one change, then each change. A slow watcher gets several as one. It is told also when
    /// <see cref="Refusals"/> or <see cref="Conflicts"/> are others. Ends when the client is disposed.</summary>
    public IAsyncEnumerable<ReplicaChange> WatchAsync(CancellationToken cancellationToken = default) => _replica.Feed.WatchAsync(cancellationToken);

    /// <summary>As <see cref="WatchAsync"/>, but of <see cref="Shown"/>: for who draws the documents.</summary>
    public IAsyncEnumerable<ReplicaChange> WatchShownAsync(CancellationToken cancellationToken = default) => _replica.Feed.WatchShownAsync(cancellationToken);

    /// <summary>The state now, then each newer one; a slow watcher gets the newest. Ends when the client is disposed.</summary>
    public IAsyncEnumerable<SyncState> WatchStateAsync(CancellationToken cancellationToken = default) => _loop.State.WatchAsync(cancellationToken);

    /// <summary>Forgets <see cref="Refusals"/> that a person has seen.</summary>
    public Task DismissRefusalsAsync(CancellationToken cancellationToken = default) => _replica.DismissRefusalsAsync(cancellationToken);

    /// <summary>Forgets <see cref="Conflicts"/> that a person has seen. The lost values stay in the server's history.</summary>
    public Task DismissConflictsAsync(CancellationToken cancellationToken = default) => _replica.DismissConflictsAsync(cancellationToken);

    /// <summary>The path of a whole asset, which is fetched now if it is not here; null if it cannot be had at present.</summary>
    /// <param name="sha256">64 lower-case hexadecimal digits; anything else names no asset.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<string?> GetAssetPathAsync(string sha256, CancellationToken cancellationToken = default) =>
        AssetName.IsValid(sha256) ? _prefetch.GetAsync(sha256, cancellationToken) : Task.FromResult<string?>(null);

    /// <summary>Ends the session and all watching; accepted edits are kept for the next time, and the slots hold what is shown now.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        await _life.CancelAsync().ConfigureAwait(false);
        await _background.ConfigureAwait(false);
        _loop.State.Complete();
        _replica.Feed.Complete();
        foreach (var one in _shared) one.Replica.Feed.Complete();
        await _slots.ConfigureAwait(false);
        foreach (var carrier in _carriers) await carrier.DisposeAsync().ConfigureAwait(false);
        _prefetch.Dispose();
        _http.Dispose();
        _replica.Dispose();
        foreach (var one in _shared) one.Replica.Dispose();
        _lock.Dispose();
        _life.Dispose();
    }

    private static async Task<Replica> OpenOwnAsync(
        string folder, DocumentView view, bool wantsPreviews, AssetNeeds needs, IReadOnlyList<SharedReplica> shared, TimeProvider time, ILogger log, CancellationToken cancellationToken)
    {
        try
        {
            return await Replica.OpenAsync(folder, view, wantsPreviews, needs, ClientMachine.Real, time, log, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            foreach (var one in shared) one.Replica.Dispose();
            throw;
        }
    }

    private static (FolderLock Lock, AssetCache Assets, SlotWriter Slots) OpenFolder(string folder, RearCloudClientOptions options)
    {
        Directory.CreateDirectory(folder);
        var folderLock = FolderLock.Take(folder);
        try
        {
            var assets = AssetCache.Open(Path.Combine(folder, "assets"), options.Panel, options.AssetCacheBytes, options.TimeProvider);
            return (folderLock, assets, SlotWriter.Open(Path.Combine(folder, "slots")));
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    private static ICarrier[] CarriersOf(RearCloudClientOptions options)
    {
        var carriers = ImmutableArray.CreateBuilder<ICarrier>();
        if (Uses(ClientCarrier.Grpc) && options.Grpc is { } grpc) carriers.Add(new GrpcCarrier(grpc, options.Token));
        if (Uses(ClientCarrier.SignalR)) carriers.Add(new SignalRCarrier(options.Server, options.Token));
        if (Uses(ClientCarrier.Http)) carriers.Add(new HttpCarrier(options.Server, options.Token, options.TimeProvider, carriers.Count == 0 ? null : LastResortLife));
        return [.. carriers];

        bool Uses(ClientCarrier carrier) => options.Carrier == ClientCarrier.Automatic || options.Carrier == carrier;
    }

    private Task<Result<TraceId>> AcceptAsync(IReadOnlyList<Edit> edits, string? name, EditConflict? restores, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_life.IsCancellationRequested, this);
        return _replica.AcceptAsync(new TraceId(RandomId.Next()), edits, name, restores, cancellationToken);
    }

    private async Task RetryAssetsAsync(CancellationToken cancellationToken)
    {
        var wasUp = false;
        await foreach (var state in _loop.State.WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            var isUp = state is SyncState.UpToDate;
            if (isUp && !wasUp) _prefetch.RetryNow();
            wasUp = isUp;
        }
    }

    private async Task GuardAsync(Task loop)
    {
        try
        {
            await loop.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_life.IsCancellationRequested)
        {
            // The client is being disposed.
        }
        catch (Exception e)
        {
            // A loop that stops must not take the others along: the replica stays usable.
            _log.LoopFailed(e);
        }
    }
}
