using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace RearCloud.Web.Layouts;

/// <summary>The page's side of <c>canvas.js</c>: pointer, keys, uploads and the swap of pictures without flicker.</summary>
internal sealed class CanvasScript : IAsyncDisposable
{
    private readonly IJSObjectReference _module;
    private readonly IJSObjectReference _canvas;
    private readonly DotNetObjectReference<ComposePage> _page;

    private CanvasScript(IJSObjectReference module, IJSObjectReference canvas, DotNetObjectReference<ComposePage> page)
    {
        _module = module;
        _canvas = canvas;
        _page = page;
    }

    public static async Task<CanvasScript> StartAsync(IJSRuntime js, ElementReference stage, ComposePage page, CancellationToken cancellationToken)
    {
        var module = await js.InvokeAsync<IJSObjectReference>("import", cancellationToken, "./_content/RearCloud.Web/canvas.js");
        var reference = DotNetObjectReference.Create(page);
        var canvas = await module.InvokeAsync<IJSObjectReference>("start", cancellationToken, stage, reference);
        return new CanvasScript(module, canvas, reference);
    }

    /// <summary>Shows a picture as soon as it is decoded.</summary>
    /// <param name="address">Address of the picture; it changes with every version of what it shows.</param>
    /// <param name="selected">The selected widget.</param>
    /// <param name="ticks"><c>second</c> or <c>minute</c>: when the picture is asked for again.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public ValueTask ShowAsync(string address, string? selected, string ticks, CancellationToken cancellationToken) =>
        _canvas.InvokeVoidAsync("show", cancellationToken, address, selected, ticks);

    /// <summary>Shows where widgets are in other hands; one that is in none any more stands again.</summary>
    /// <param name="held">The widgets in other hands.</param>
    /// <param name="standing">These, and those that were held before, where they stand.</param>
    /// <param name="address">Address of the picture as it stands.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public ValueTask FollowAsync(IReadOnlyList<FollowedWidget> held, IReadOnlyList<FollowedWidget> standing, string address, CancellationToken cancellationToken) =>
        _canvas.InvokeVoidAsync("follow", cancellationToken, held, standing, address);

    /// <summary>Lets the person choose a picture, for a widget or as wallpaper.</summary>
    public Task PickAsync(string? widgetId, CancellationToken cancellationToken) => _canvas.InvokeVoidAsync("pick", cancellationToken, widgetId).AsTask();

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _canvas.InvokeVoidAsync("stop");
            await _canvas.DisposeAsync();
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its script with it.
        }

        _page.Dispose();
    }
}
