using System.Text.Json;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;
using RearCloud.Server.Sync;

namespace RearCloud.Web.Layouts.Editing;

/// <summary>
/// One browser's view of the owner's layouts: reads them, turns gestures into edits for the door, and keeps their undo. Lives as long as
/// the circuit; used from its thread only, except <see cref="Changed"/>, which comes from any thread.
/// </summary>
public sealed class LayoutEditor(IDocumentDoor door, IDocumentReader reader, IStreamWatch watch, TimeProvider time) : IDisposable
{
    private Actor? _actor;
    private StreamId _stream;
    private IDisposable? _watching;

    /// <summary>Something in the stream changed, here or elsewhere: call <see cref="RefreshAsync"/>.</summary>
    public event Action? Changed;

    public IReadOnlyList<EditedLayout> Layouts { get; private set; } = [];

    public IReadOnlyList<Document> Wallpapers { get; private set; } = [];

    public EditedLayout? Current { get; private set; }

    public UndoStack Undo { get; } = new();

    public async Task OpenAsync(Actor actor, StreamId stream, CancellationToken cancellationToken)
    {
        _actor = actor;
        _stream = stream;
        _watching ??= watch.Watch(stream, () => Changed?.Invoke());
        await RefreshAsync(cancellationToken);
    }

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var documents = await reader.ListAsync(_stream, null, includeDeleted: false, cancellationToken);
        Layouts = [.. documents.Where(d => d.Key.Kind == DocumentKind.Layout).Select(EditedLayout.From).OrderBy(l => l.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(l => l.Key.Id.Value, StringComparer.Ordinal)];
        Wallpapers = [.. documents.Where(d => d.Key.Kind == DocumentKind.Wallpaper)];
        var before = Current?.Key;
        Current = Layouts.FirstOrDefault(l => l.Key == before) ?? FirstShown(documents) ?? (Layouts.Count > 0 ? Layouts[0] : null);

        // The steps of a layout that is gone cannot be taken back; the layout itself can be restored.
        if (before is not null && Current?.Key != before) Undo.Clear();
    }

    public void Select(DocumentKey layout)
    {
        Current = Layouts.FirstOrDefault(l => l.Key == layout) ?? Current;
        Undo.Clear();
    }

    /// <summary>Sets members of the current layout.</summary>
    public async Task<Problem?> SetAsync(string label, IReadOnlyList<FieldChange> changes, CancellationToken cancellationToken)
    {
        if (Current is not { } layout) return null;
        var backward = changes.Select(c => new FieldChange(c.Path, Standing(layout.Document.Body, c.Path))).ToList();
        var problem = await SubmitAsync(null, [Edit.Set(layout.Key, layout.Document.Version, changes)], cancellationToken);
        if (problem is null) Undo.Did(new UndoStep(label, layout.Key, changes, backward), time.GetUtcNow());
        return problem;
    }

    /// <summary>Puts a widget of the current layout behind another one; null: behind all others.</summary>
    public async Task<Problem?> MoveAsync(string label, WidgetView widget, string? after, CancellationToken cancellationToken)
    {
        if (Current is not { } layout) return null;
        var order = FieldPath.Of("widgets", widget.Id, "order");
        var backward = new FieldChange(order, Standing(layout.Document.Body, order));
        var problem = await SubmitAsync(null, [Edit.Move(layout.Key, layout.Document.Version, FieldPath.Of("widgets", widget.Id), after)], cancellationToken);
        if (problem is null && Current is { } moved && Standing(moved.Document.Body, order) is { } now)
            Undo.Did(new UndoStep(label, layout.Key, [new FieldChange(order, now)], [backward]), time.GetUtcNow());
        return problem;
    }

    /// <summary>Does what another part of the product does to a layout, such as restoring it, so that it can be undone like a gesture. The layout becomes the current one.</summary>
    /// <param name="label">The act, for the buttons' tooltips.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="act">Edits it, and gives it as it stands then.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Problem?> ActAsync(string label, DocumentKey layout, Func<Task<Result<Document>>> act, CancellationToken cancellationToken)
    {
        var before = await reader.FindAsync(_stream, layout, cancellationToken);
        if (!(await act()).TryGet(out var after, out var problem)) return problem;
        await RefreshAsync(cancellationToken);
        if (Current?.Key != layout) Select(layout);

        // What rose from a deletion is taken back by deleting it: no member of it stood before.
        if (before is { IsDeleted: false } && !after.IsDeleted)
            Undo.Did(new UndoStep(label, layout, BodyDifference.Between(before.Body, after.Body), BodyDifference.Between(after.Body, before.Body)), time.GetUtcNow());
        return null;
    }

    public Task<Problem?> UndoAsync(CancellationToken cancellationToken) => ReplayAsync("Undid", Undo.TakeUndo(), step => step.Backward, cancellationToken);

    public Task<Problem?> RedoAsync(CancellationToken cancellationToken) => ReplayAsync("Redid", Undo.TakeRedo(), step => step.Forward, cancellationToken);

    /// <summary>Creates a layout, empty or as a copy, and goes to it.</summary>
    public async Task<Problem?> CreateLayoutAsync(string name, EditedLayout? copyOf, CancellationToken cancellationToken)
    {
        var key = new DocumentKey(DocumentKind.Layout, NewId("layout"));
        var problem = await SubmitAsync(null, [Edit.Create(key, NewLayout(name, copyOf))], cancellationToken);
        if (problem is null) Select(key);
        return problem;
    }

    public async Task<Problem?> DeleteLayoutAsync(EditedLayout layout, CancellationToken cancellationToken) =>
        await SubmitAsync(null, [Edit.Delete(layout.Key, layout.Document.Version)], cancellationToken);

    public async Task<Problem?> RestoreLayoutAsync(DocumentKey layout, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(_stream, layout, cancellationToken) is not { } deleted) return null;
        var problem = await SubmitAsync(null, [Edit.Restore(layout, deleted.Version)], cancellationToken);
        if (problem is null) Select(layout);
        return problem;
    }

    /// <summary>Creates a wallpaper and puts it behind the current layout: both or neither.</summary>
    public async Task<Problem?> UseNewWallpaperAsync(JsonElement wallpaper, CancellationToken cancellationToken)
    {
        var id = NewId("wallpaper");
        var create = Edit.Create(new DocumentKey(DocumentKind.Wallpaper, id), wallpaper);
        if (Current is not { } layout) return await SubmitAsync(null, [create], cancellationToken);

        var change = Wallpaper(id);
        var backward = new FieldChange(change.Path, Standing(layout.Document.Body, change.Path));
        var problem = await SubmitAsync("Added a wallpaper", [create, Edit.Set(layout.Key, layout.Document.Version, change)], cancellationToken);
        if (problem is null) Undo.Did(new UndoStep("Set wallpaper", layout.Key, [change], [backward]), time.GetUtcNow());
        return problem;
    }

    /// <summary>Puts a wallpaper behind the current layout; null for none.</summary>
    public Task<Problem?> UseWallpaperAsync(DocumentId? wallpaper, CancellationToken cancellationToken) =>
        SetAsync("Set wallpaper", [Wallpaper(wallpaper)], cancellationToken);

    public async Task<Problem?> SetWallpaperMemberAsync(Document wallpaper, string member, JsonElement value, CancellationToken cancellationToken)
    {
        var change = new FieldChange(FieldPath.Of(member), value);
        var backward = new FieldChange(change.Path, Standing(wallpaper.Body, change.Path));
        var problem = await SubmitAsync(null, [Edit.Set(wallpaper.Key, wallpaper.Version, change)], cancellationToken);
        if (problem is null) Undo.Did(new UndoStep("Change wallpaper", wallpaper.Key, [change], [backward]), time.GetUtcNow());
        return problem;
    }

    /// <summary>A new id that sorts by time.</summary>
    public DocumentId NewId(string prefix) => new($"{prefix}-{Guid.CreateVersion7(time.GetUtcNow()):n}"[..(prefix.Length + 21)]);

    public void Dispose() => _watching?.Dispose();

    private async Task<Problem?> ReplayAsync(string verb, UndoStep? step, Func<UndoStep, IReadOnlyList<FieldChange>> changes, CancellationToken cancellationToken)
    {
        if (step is null) return null;
        var standing = await reader.FindAsync(_stream, step.Key, cancellationToken);
        return await SubmitAsync($"{verb} “{step.Label}”", [Edit.Set(step.Key, standing?.Version ?? default, changes(step))], cancellationToken);
    }

    // A name is for what the edits do not tell by themselves: the history finds its own words for a widget that moved.
    private async Task<Problem?> SubmitAsync(string? name, IReadOnlyList<Edit> edits, CancellationToken cancellationToken)
    {
        if (_actor is not { } actor) throw new InvalidOperationException("The editor was not opened.");
        var result = await door.EditAsync(actor, _stream, name?.Length > Limits.MutationNameLength ? name[..Limits.MutationNameLength] : name, edits, trace: null, cancellationToken);
        await RefreshAsync(cancellationToken);
        return result.Problem;
    }

    private EditedLayout? FirstShown(IReadOnlyList<Document> documents)
    {
        var shown = documents.Where(d => d.Key.Kind == DocumentKind.DeviceSettings)
            .Select(d => d.Body.TryGetProperty("layout", out var layout) && layout.ValueKind == JsonValueKind.String ? layout.GetString() : null)
            .FirstOrDefault(id => id is not null);
        return Layouts.FirstOrDefault(l => l.Key.Id.Value == shown);
    }

    private static JsonElement NewLayout(string name, EditedLayout? copyOf)
    {
        var body = copyOf is null
            ? new System.Text.Json.Nodes.JsonObject { ["format"] = 1, ["background"] = "#000000", ["widgets"] = new System.Text.Json.Nodes.JsonObject() }
            : System.Text.Json.Nodes.JsonNode.Parse(copyOf.Document.Body.GetRawText())!.AsObject();
        body["name"] = name;
        return JsonElement.Parse(body.ToJsonString());
    }

    private static FieldChange Wallpaper(DocumentId? wallpaper) =>
        new(FieldPath.Of("wallpaper"), wallpaper is { } id ? JsonSerializer.SerializeToElement(id.Value) : null);

    private static JsonElement? Standing(JsonElement body, FieldPath path)
    {
        var value = body;
        foreach (var segment in path.Segments)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(segment, out value)) return null;
        }

        return value;
    }
}
