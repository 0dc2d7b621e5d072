using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using MudBlazor;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Server;
using RearCloud.Server.History;
using RearCloud.Server.Sync;
using RearCloud.Web.Layouts.Editing;
using RearCloud.Web.Wallpapers;

namespace RearCloud.Web.Layouts;

/// <summary>The page on which a person composes what the panel shows.</summary>
public sealed partial class ComposePage : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private readonly PanelProfile _profile = PanelProfiles.Reference;
    private Actor? _actor;
    private ElementReference _stage;
    private CanvasScript? _canvas;
    private string? _selected;
    private string _announcement = "";
    private Problem? _lastProblem;
    private int _saving;
    private bool _isLoaded;
    private int _isRefreshing;
    private (WidgetKind Kind, string Id, WidgetFrame Frame)? _pendingImage;

    [Inject]
    private LayoutEditor Editor { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private IHistory History { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> SignedIn { get; set; } = default!;

    private WidgetView? SelectedWidget => Editor.Current?.Widgets.FirstOrDefault(w => w.Id == _selected);

    protected override async Task OnInitializedAsync()
    {
        _actor = ActorClaims.Require((await SignedIn).User);
        Editor.Changed += StreamChanged;
        await Editor.OpenAsync(_actor, _actor.Stream, _gone.Token);
        Previews.Changed += PreviewsChanged;
        Previews.Open(_actor, _actor.Stream);
        _isLoaded = true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        _canvas ??= await CanvasScript.StartAsync(Js, _stage, this, _gone.Token);
        if (Editor.Current is { } layout) await _canvas.ShowAsync(PictureAddress(layout), _selected, Ticks(layout), _gone.Token);
    }

    /// <summary>Called by the script: a widget was picked by hand; null for none.</summary>
    [JSInvokable]
    public Task SelectAsync(string? id)
    {
        if (_selected == id) return Task.CompletedTask;
        _selected = id;
        _announcement = SelectedWidget is { } widget ? $"{widget.Description}, selected" : "Nothing selected";
        StateHasChanged();
        return Task.CompletedTask;
    }

    /// <summary>Called by the script: a drag or a resize has ended.</summary>
    /// <returns>The frame where the widget stands now: x, y, width, height in design pixels; null if it is gone.</returns>
    [JSInvokable]
    public async Task<double[]?> PlacedAsync(string id, double x, double y, double width, double height, bool isResize)
    {
        if (Editor.Current?.Widgets.FirstOrDefault(w => w.Id == id) is not { } widget)
        {
            Previews.End();
            return null;
        }

        await PlaceAsync(widget, new WidgetFrame(x, y, width, height), isResize ? "Resize" : "Move");
        Previews.End();
        return Editor.Current?.Widgets.FirstOrDefault(w => w.Id == id) is { Frame: var frame } ? [frame.X, frame.Y, frame.Width, frame.Height] : null;
    }

    /// <summary>Called by the script: a key that means something on the canvas.</summary>
    [JSInvokable]
    public async Task CommandAsync(string command)
    {
        switch (command)
        {
            case CanvasCommand.Undo:
                await SaveAsync(Editor.UndoAsync(_gone.Token));
                break;
            case CanvasCommand.Redo:
                await SaveAsync(Editor.RedoAsync(_gone.Token));
                break;
            case CanvasCommand.Help:
                await ShowShortcutsAsync();
                break;
            case CanvasCommand.History:
                ShowHistory();
                break;
            case CanvasCommand.Delete when SelectedWidget is { } widget:
                await DeleteAsync(widget);
                break;
            case CanvasCommand.Duplicate when SelectedWidget is { } widget:
                await DuplicateAsync(widget);
                break;
            case CanvasCommand.Forward or CanvasCommand.Backward when SelectedWidget is { } widget:
                await ReorderAsync((widget, command == CanvasCommand.Forward ? 1 : -1));
                break;
            default:
                if (SelectedWidget is { } moved && CanvasCommand.Step(command, moved.Frame) is { } frame)
                    await PlaceAsync(moved, frame, command.StartsWith("grow", StringComparison.Ordinal) ? "Resize" : "Move");
                break;
        }
    }

    /// <summary>Called by the script: a picture has been uploaded, for a widget or as wallpaper.</summary>
    [JSInvokable]
    public Task UploadedAsync(string sha256, string name, string? widgetId)
    {
        if (widgetId is null)
            return CreateWallpaperAsync(JsonSerializer.SerializeToElement(new JsonObject { ["format"] = 1, ["name"] = Shorten(name), ["type"] = "image", ["asset"] = sha256, ["fit"] = "cover" }));
        if (_pendingImage is { } pending && pending.Id == widgetId && Editor.Current is { } layout)
        {
            _pendingImage = null;
            _selected = widgetId;
            return SaveAsync(Editor.SetAsync($"Add {pending.Kind.Name}", [new FieldChange(FieldPath.Of("widgets", widgetId), NewWidget(layout, pending.Kind, pending.Frame, sha256))], _gone.Token));
        }

        var asset = JsonSerializer.SerializeToElement(sha256);
        return SaveAsync(Editor.SetAsync("Change picture", [new FieldChange(FieldPath.Of("widgets", widgetId, "asset"), asset)], _gone.Token));
    }

    /// <summary>Called by the script: an upload was refused or broke off.</summary>
    [JSInvokable]
    public void UploadFailed(string message, string remedy)
    {
        Snackbar.Add($"{message} {remedy}", Severity.Error);
        _announcement = message;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        Editor.Changed -= StreamChanged;
        Previews.Changed -= PreviewsChanged;
        Previews.End();
        await _gone.CancelAsync();
        if (_canvas is not null) await _canvas.DisposeAsync();
        _gone.Dispose();
    }

    private async Task AddAsync(WidgetKind kind)
    {
        if (Editor.Current is not { } layout) return;
        var id = Editor.NewId(kind.Kind).Value;
        var safe = _profile.SafeArea;
        var offset = layout.Widgets.Count % 5 * 16;
        var frame = new WidgetFrame(safe.X + ((safe.Width - kind.Width) / 2) + offset, safe.Y + ((safe.Height - kind.Height) / 2) + offset, kind.Width, kind.Height)
            .Within(layout.CanvasWidth, layout.CanvasHeight);
        if (kind.Kind == "image")
        {
            // A picture frame without a picture is nothing: the widget is created when its picture has arrived.
            _pendingImage = (kind, id, frame);
            if (_canvas is not null) await _canvas.PickAsync(id, _gone.Token);
            return;
        }

        await SaveAsync(Editor.SetAsync($"Add {kind.Name}", [new FieldChange(FieldPath.Of("widgets", id), NewWidget(layout, kind, frame, null))], _gone.Token));
        await SelectAsync(id);
    }

    private static JsonElement NewWidget(EditedLayout layout, WidgetKind kind, WidgetFrame frame, string? asset)
    {
        var order = WidgetOrder.Front(layout.Widgets);
        var members = kind.Members + (asset is null ? "" : $",\"asset\":\"{asset}\"");
        return JsonElement.Parse($$"""{"kind":"{{kind.Kind}}","order":"{{order}}","frame":{{frame.ToJson().GetRawText()}},{{members}}}""");
    }

    private Task DeleteAsync(WidgetView widget)
    {
        _selected = null;
        _announcement = $"{widget.KindName} deleted. Undo brings it back.";
        return SaveAsync(Editor.SetAsync($"Delete {widget.KindName}", [new FieldChange(FieldPath.Of("widgets", widget.Id), null)], _gone.Token));
    }

    private async Task DuplicateAsync(WidgetView widget)
    {
        if (Editor.Current is not { } layout) return;
        var id = Editor.NewId("widget").Value;
        var copy = JsonNode.Parse(widget.Body.GetRawText())!.AsObject();
        copy["order"] = WidgetOrder.Front(layout.Widgets);
        copy["frame"] = JsonNode.Parse((widget.Frame with { X = widget.Frame.X + 16, Y = widget.Frame.Y + 16 }).Within(layout.CanvasWidth, layout.CanvasHeight).ToJson().GetRawText());
        await SaveAsync(Editor.SetAsync($"Duplicate {widget.KindName}", [new FieldChange(FieldPath.Of("widgets", id), JsonSerializer.SerializeToElement(copy))], _gone.Token));
        await SelectAsync(id);
    }

    private Task ChangeAsync((WidgetView Widget, string Member, JsonElement? Value, string Label) change) =>
        SaveAsync(Editor.SetAsync($"{change.Label} of {change.Widget.KindName}", [new FieldChange(FieldPath.Of("widgets", change.Widget.Id, change.Member), change.Value)], _gone.Token));

    private Task MoveToAsync((WidgetView Widget, WidgetFrame Frame) move) => PlaceAsync(move.Widget, move.Frame, "Place");

    private Task PlaceAsync(WidgetView widget, WidgetFrame frame, string verb)
    {
        if (Editor.Current is not { } layout) return Task.CompletedTask;
        var placed = frame.Within(layout.CanvasWidth, layout.CanvasHeight);
        if (placed == widget.Frame) return Task.CompletedTask;
        _announcement = FormattableString.Invariant($"{widget.KindName} at {placed.X:0}, {placed.Y:0}, {placed.Width:0} by {placed.Height:0}");
        return SaveAsync(Editor.SetAsync($"{verb} {widget.KindName}", [new FieldChange(FieldPath.Of("widgets", widget.Id, "frame"), placed.ToJson())], _gone.Token));
    }

    private Task ReorderAsync((WidgetView Widget, int Steps) move) =>
        WidgetOrder.TryPass(Editor.Current?.Widgets ?? [], move.Widget, move.Steps, out var after)
            ? SaveAsync(Editor.MoveAsync($"Reorder {move.Widget.KindName}", move.Widget, after, _gone.Token))
            : Task.CompletedTask;

    private Task UseWallpaperAsync(DocumentId? wallpaper) => SaveAsync(Editor.UseWallpaperAsync(wallpaper, _gone.Token));

    private Task CreateWallpaperAsync(JsonElement wallpaper) => SaveAsync(Editor.UseNewWallpaperAsync(wallpaper, _gone.Token));

    private Task WallpaperMemberAsync((Document Wallpaper, string Member, JsonElement Value) change) =>
        SaveAsync(Editor.SetWallpaperMemberAsync(change.Wallpaper, change.Member, change.Value, _gone.Token));

    private Task PickAsync(WidgetView? widget) => _canvas?.PickAsync(widget?.Id, _gone.Token) ?? Task.CompletedTask;

    private Task LayoutSelectedAsync()
    {
        _selected = null;
        return Task.CompletedTask;
    }

    private async Task CreateFirstAsync()
    {
        await SaveAsync(Editor.CreateLayoutAsync("My layout", null, _gone.Token));
        if (_lastProblem is null) await AddAsync(WidgetCatalog.Find("digital-clock")!);
    }

    private void ShowHistory() => Navigation.NavigateTo(Editor.Current is { } layout ? $"/history/{layout.Key.Id}" : "/history");

    private async Task UseLostAsync(LostChoice choice)
    {
        if (_actor is not { } actor || Editor.Current is not { } layout) return;
        await SaveAsync(Editor.ActAsync("Bring back a value", layout.Key, () => History.BringBackAsync(actor, actor.Stream, choice.Change, choice.Path, _gone.Token), _gone.Token));
        if (_lastProblem is null) _announcement = "The value is back. Undo takes it away again.";
    }

    private void OfferRestore(EditedLayout layout) =>
        Snackbar.Add($"'{layout.Name}' was deleted. It can be restored for 60 days.", Severity.Normal, options =>
        {
            options.Action = "Undo";
            options.OnClick = _ => InvokeAsync(() => SaveAsync(Editor.RestoreLayoutAsync(layout.Key, _gone.Token)));
        });

    private void ShowProblem(Problem problem)
    {
        _lastProblem = problem;
        _announcement = problem.Message;
        Snackbar.Add($"{problem.Message} {problem.Remedy}", Severity.Error);
    }

    private Task<IDialogReference> ShowShortcutsAsync() => Dialogs.ShowAsync<ShortcutsDialog>("Keyboard shortcuts", new DialogOptions { CloseButton = true, MaxWidth = MaxWidth.Small, FullWidth = true });

    private async Task SaveAsync(Task<Problem?> save)
    {
        _saving++;
        StateHasChanged();
        try
        {
            _lastProblem = await save;
            if (_lastProblem is { } problem) ShowProblem(problem);
        }
        catch (StorageUnavailableException)
        {
            ShowProblem(new Problem("storage.unavailable", "", "The server cannot reach its database, so the change was not saved.", "Try again in a moment."));
        }
        finally
        {
            _saving--;
            StateHasChanged();
        }
    }

    // Hints may come in a burst from any thread: one refresh at a time, and one more if a hint came meanwhile.
    private void StreamChanged()
    {
        if (Interlocked.Exchange(ref _isRefreshing, 1) == 1 || _gone.IsCancellationRequested) return;
        _ = InvokeAsync(async () =>
        {
            Interlocked.Exchange(ref _isRefreshing, 0);
            if (_gone.IsCancellationRequested) return;
            await Editor.RefreshAsync(_gone.Token);
            StateHasChanged();
        });
    }

    private string PictureAddress(EditedLayout layout)
    {
        var wallpaper = Editor.Wallpapers.FirstOrDefault(w => w.Key.Id.Value == layout.WallpaperId);
        return string.Create(CultureInfo.InvariantCulture, $"/api/v1/layouts/{layout.Key.Id}/picture.png?panel={_profile.Id}&v={layout.Document.Version}.{wallpaper?.Version.Value ?? 0}");
    }

    private string Ticks(EditedLayout layout) =>
        LiveWallpaper.Moves(Editor.Wallpapers.FirstOrDefault(w => w.Key.Id.Value == layout.WallpaperId)) || layout.Widgets.Any(TicksBySecond) ? "second" : "minute";

    private static bool TicksBySecond(WidgetView widget) => widget.Kind switch
    {
        "digital-clock" => widget.Truth("seconds") == true,
        "analog-clock" => widget.Text("seconds") != "none",
        "text" => widget.Text("overflow") == "run",
        _ => false,
    };

    private static string Shorten(string name) => name.Length <= 80 ? name : name[..80];
}
