using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using MudBlazor;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Panels;
using RearCloud.Server;
using RearCloud.Server.History;
using RearCloud.Server.Sync;
using RearCloud.Web.History.Timeline;
using RearCloud.Web.Layouts.Editing;

namespace RearCloud.Web.History;

/// <summary>The page of a layout's past: who did what, how the panel looked then, and the way back.</summary>
public sealed partial class HistoryPage : ComponentBase, IAsyncDisposable
{
    private const int PageSize = 100;
    private const string Unreachable = "The server cannot reach its database. Try again in a moment.";

    private readonly CancellationTokenSource _gone = new();
    private readonly PanelProfile _profile = PanelProfiles.Reference;
    private readonly List<HistoryEntry> _entries = [];
    private Actor _actor = default!;
    private ElementReference _list;
    private IJSObjectReference? _script;
    private IJSObjectReference? _keys;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private DocumentKey _key;
    private Document? _today;
    private Sequence? _next;
    private IReadOnlyList<HistoryDay>? _days;
    private HistoryLine? _shown;
    private Problem? _problem;
    private Document? _then;
    private bool _isReading;
    private bool _isAway;
    private bool _isActing;
    private Snackbar? _offer;
    private int _isRefreshing;
    private string _announcement = "";

    /// <summary>The layout; without it the one that the editor has open.</summary>
    [Parameter]
    public string? LayoutId { get; set; }

    [Inject]
    private IHistory History { get; set; } = default!;

    [Inject]
    private IDocumentReader Reader { get; set; } = default!;

    [Inject]
    private LayoutEditor Editor { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> SignedIn { get; set; } = default!;

    private DateTimeOffset Now => Time.GetUtcNow();

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, _zone).DateTime);

    // A layout of which nothing is known: it never was, or was deleted so long ago that its changes are forgotten too.
    private bool IsUnknown => _today is null && _entries.Count == 0;

    private string LayoutName => _today is { } layout ? EditedLayout.From(layout).Name : LayoutId ?? "the layout";

    public async ValueTask DisposeAsync()
    {
        Editor.Changed -= StreamChanged;
        Forget();
        await _gone.CancelAsync();
        try
        {
            if (_keys is not null)
            {
                await _keys.InvokeVoidAsync("stop");
                await _keys.DisposeAsync();
            }

            if (_script is not null) await _script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its script with it.
        }

        _gone.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _script = await Js.InvokeAsync<IJSObjectReference>("import", _gone.Token, "./_content/RearCloud.Web/history.js");
        _keys = await _script.InvokeAsync<IJSObjectReference>("start", _gone.Token, _list);
        // The page shows times in the zone of its reader, which only the browser knows.
        if (TimeZoneInfo.TryFindSystemTimeZoneById(await _script.InvokeAsync<string>("zone", _gone.Token), out var zone)) _zone = zone;
        await ReadAsync(OpenAsync);
        StateHasChanged();
    }

    private async Task OpenAsync()
    {
        _actor = ActorClaims.Require((await SignedIn).User);
        // Tried again, it still listens once.
        Editor.Changed -= StreamChanged;
        Editor.Changed += StreamChanged;
        await Editor.OpenAsync(_actor, _actor.Stream, _gone.Token);
        if (DocumentId.TryParse(LayoutId, out var asked)) _key = new DocumentKey(DocumentKind.Layout, asked);
        else if (Editor.Current is { } current) _key = current.Key;
        else
        {
            _days = [];
            return;
        }

        // Back on the layout's page, and for undo, it is the one that is open.
        if (Editor.Current?.Key != _key && Editor.Layouts.Any(l => l.Key == _key)) Editor.Select(_key);
        await RefreshAsync();
    }

    private async Task RefreshAsync()
    {
        var page = await History.ListAsync(_actor, _actor.Stream, _key, null, PageSize, _gone.Token);
        var newest = _entries.Count > 0 ? _entries[0].Change.Sequence : Sequence.Zero;
        var joins = page.Next is null || page.Entries[^1].Change.Sequence <= newest;
        if (_entries.Count == 0 || !joins)
        {
            _entries.Clear();
            _next = page.Next;
        }

        _entries.InsertRange(0, page.Entries.Where(e => _entries.Count == 0 || e.Change.Sequence > newest).ToList());
        await ArrangeAsync();
    }

    private async Task ShowOlderAsync()
    {
        _isReading = true;
        await ReadAsync(async () =>
        {
            var page = await History.ListAsync(_actor, _actor.Stream, _key, _next, PageSize, _gone.Token);
            _entries.AddRange(page.Entries);
            _next = page.Next;
            await ArrangeAsync();
        });
        _isReading = false;
    }

    private Task TryAgainAsync()
    {
        // It waits again, in sight.
        _isAway = false;
        return ReadAsync(OpenAsync);
    }

    private Task ChooseAsync(HistoryLine line) => ReadAsync(() => ShowAsync(line));

    private async Task ArrangeAsync()
    {
        _today = await Reader.FindAsync(_actor.Stream, _key, _gone.Token);
        _days = HistoryDays.Of(_entries, WidgetNames.Of(_today), _zone);
        if (_shown is not { } shown)
        {
            if (_days is [var newest, ..]) await ShowAsync(newest.Groups[0].Lines[0]);
            return;
        }

        _shown = _days.SelectMany(d => d.Groups).SelectMany(g => g.Lines).FirstOrDefault(l => l.Sequence >= shown.Sequence && l.Sequence.Value - l.Count < shown.Sequence.Value) ?? shown;
    }

    private async Task ShowAsync(HistoryLine line)
    {
        // What was shown before is not what this line came to, should it stay unread.
        if (_shown != line) (_then, _problem) = (null, null);
        _shown = line;
        var found = await History.FindAsync(_actor.Stream, _key, line.Sequence, _gone.Token);
        if (_shown != line) return;
        _problem = found.Problem;
        _then = found.TryGet(out var then, out _) ? then : null;
        _announcement = $"Showing the panel after: {line.Words}";
    }

    private Task RestoreAsync(HistoryLine line)
    {
        var moment = TimeWords.Short(line.At, _zone);
        return ActAsync($"Restore to {moment}", $"Restored to {moment}", () => History.RestoreAsync(_actor, _actor.Stream, _key, line.Sequence, $"Restored to {moment}", _gone.Token));
    }

    private Task BringBackAsync(LineLoss loss) =>
        ActAsync($"Bring back {loss.Member}", $"{loss.Member} is back", () => History.BringBackAsync(_actor, _actor.Stream, loss.Change, loss.Value.Path, _gone.Token));

    // Also where no earlier change is kept: a tombstone has its last body.
    private async Task RiseAsync()
    {
        if (!await TellAsync(() => Editor.RestoreLayoutAsync(_key, _gone.Token))) return;
        await ReadAsync(RefreshAsync);
        _announcement = "The layout is back";
    }

    private async Task ActAsync(string label, string done, Func<Task<Result<Document>>> act)
    {
        var isRising = _today is not { IsDeleted: false };
        if (!await TellAsync(() => Editor.ActAsync(label, _key, act, _gone.Token))) return;
        await ReadAsync(RefreshAsync);
        _announcement = done;
        var step = Editor.Undo.NextUndo;
        Forget();
        _offer = Snackbar.Add($"{done}.", Severity.Normal, options =>
        {
            options.Action = "Undo";
            options.VisibleStateDuration = 20_000;
            options.OnClick = _ => InvokeAsync(() => UndoAsync(isRising, step));
        });
    }

    private async Task UndoAsync(bool isRising, UndoStep? step)
    {
        // Another step on top of it means that it was taken back already, or is no longer the newest.
        if (!isRising && !ReferenceEquals(Editor.Undo.NextUndo, step)) return;
        if (!await TellAsync(() => isRising && Editor.Current is { } risen ? Editor.DeleteLayoutAsync(risen, _gone.Token) : Editor.UndoAsync(_gone.Token))) return;
        await ReadAsync(RefreshAsync);
        _announcement = "Taken back";
        StateHasChanged();
    }

    // An offer outlives no page: its button would act on what nobody sees.
    private void Forget()
    {
        if (_offer is { } offer) Snackbar.Remove(offer);
        _offer = null;
    }

    private async Task<bool> TellAsync(Func<Task<Problem?>> work)
    {
        _isActing = true;
        try
        {
            if (await work() is not { } problem) return true;
            Snackbar.Add($"{problem.Message} {problem.Remedy}", Severity.Error);
            _announcement = problem.Message;
        }
        catch (StorageUnavailableException)
        {
            Snackbar.Add($"{Unreachable} Nothing was changed.", Severity.Error);
        }
        finally
        {
            _isActing = false;
        }

        return false;
    }

    // Hints may come in a burst from any thread: one refresh at a time, and one more if a hint came meanwhile.
    private void StreamChanged()
    {
        if (_gone.IsCancellationRequested || Interlocked.Exchange(ref _isRefreshing, 1) == 1) return;
        _ = InvokeAsync(async () =>
        {
            Interlocked.Exchange(ref _isRefreshing, 0);
            if (_gone.IsCancellationRequested || _days is null || _isActing) return;
            await ReadAsync(RefreshAsync);
            StateHasChanged();
        });
    }

    // What was read before stays on the page; the next hint, or the next click, reads again.
    private async Task ReadAsync(Func<Task> read)
    {
        try
        {
            await read();
            _isAway = false;
        }
        catch (StorageUnavailableException)
        {
            _isAway = true;
            _announcement = Unreachable;
            Snackbar.Add(Unreachable, Severity.Error);
        }
    }

    // Also of an older moment, which was restored or came about again.
    private bool IsNow => _today is { IsDeleted: false } today && _then is { IsDeleted: false } then && JsonElement.DeepEquals(today.Body, then.Body);

    private string LabelOf(HistoryGroup group, HistoryLine line) => $"{line.Words}, {TimeWords.Ago(line.At, Now)}, by {MakerWords.Of(group.Maker)}";

    private string ThenAddress(HistoryLine line) => string.Create(
        CultureInfo.InvariantCulture,
        $"/api/v1/layouts/{_key.Id}/picture.png?panel={_profile.Id}&at={line.Sequence}&time={Uri.EscapeDataString(line.At.ToString("O", CultureInfo.InvariantCulture))}&zone={Uri.EscapeDataString(_zone.Id)}");

    private string NowAddress(Document today) => string.Create(
        CultureInfo.InvariantCulture, $"/api/v1/layouts/{_key.Id}/picture.png?panel={_profile.Id}&v={today.Version}&zone={Uri.EscapeDataString(_zone.Id)}");
}
