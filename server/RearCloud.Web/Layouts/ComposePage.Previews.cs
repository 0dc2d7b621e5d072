using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RearCloud.Server;
using RearCloud.Web.Layouts.Editing;

namespace RearCloud.Web.Layouts;

/// <summary>What hands do before they let go: this one for the others to see, and the others' on this canvas.</summary>
public sealed partial class ComposePage
{
    private HashSet<string> _followed = [];
    private bool _isFollowing;
    private bool _hasMoreToFollow;
    private int _isFollowDue;

    [Inject]
    private LayoutPreviews Previews { get; set; } = default!;

    /// <summary>Called by the script while a drag or a resize goes on: as often as it moves, and every second while it rests.</summary>
    [JSInvokable]
    public void Preview(string id, double x, double y, double width, double height)
    {
        if (Editor.Current is { } layout && layout.Widgets.Any(w => w.Id == id))
            Previews.Show(layout, id, new WidgetFrame(x, y, width, height).Within(layout.CanvasWidth, layout.CanvasHeight));
    }

    /// <summary>Called by the script: the drag or the resize was given up.</summary>
    [JSInvokable]
    public void EndPreview() => Previews.End();

    // News may come in a burst from any thread.
    private void PreviewsChanged()
    {
        if (Interlocked.Exchange(ref _isFollowDue, 1) == 1 || _gone.IsCancellationRequested) return;
        _ = InvokeAsync(async () =>
        {
            Interlocked.Exchange(ref _isFollowDue, 0);
            await FollowAsync();
        });
    }

    // One call to the browser at a time: while it is under way the newest waits, and only the newest.
    private async Task FollowAsync()
    {
        _hasMoreToFollow = true;
        if (_isFollowing) return;
        _isFollowing = true;
        try
        {
            while (_hasMoreToFollow && !_gone.IsCancellationRequested)
            {
                _hasMoreToFollow = false;
                await FollowOnceAsync();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or JSException or JSDisconnectedException or StorageUnavailableException)
        {
            // A preview is nobody's loss: the next one is shown again, and edits come on their own way.
        }
        finally
        {
            _isFollowing = false;
        }
    }

    private async Task FollowOnceAsync()
    {
        // What the preview came to is shown in its place, before anything falls back.
        if (Previews.Take())
        {
            await Editor.RefreshAsync(_gone.Token);
            StateHasChanged();
        }

        if (_canvas is null || Editor.Current is not { } layout) return;
        var held = Previews.HeldOf(layout).Select(h => Followed(h.Id, h.Frame)).ToList();
        var ids = held.Select(h => h.Id).ToHashSet(StringComparer.Ordinal);
        var standing = layout.Widgets.Where(w => ids.Contains(w.Id) || _followed.Contains(w.Id)).Select(w => Followed(w.Id, w.Frame)).ToList();
        if (ids.Count + _followed.Count == 0) return;
        _followed = ids;
        await _canvas.FollowAsync(held, standing, PictureAddress(layout), _gone.Token);
    }

    private static FollowedWidget Followed(string id, WidgetFrame frame) => new(id, frame.X, frame.Y, frame.Width, frame.Height);
}
