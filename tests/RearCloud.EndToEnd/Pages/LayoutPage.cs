using System.Globalization;
using Microsoft.Playwright;

namespace RearCloud.EndToEnd.Pages;

/// <summary>The page on which a layout is composed, with the hands of a person.</summary>
internal sealed class LayoutPage(IPage page)
{
    /// <summary>Drags a widget by design pixels, with Alt held so that no grid moves it further.</summary>
    public async Task DragAsync(string widget, int right, int down)
    {
        await HoldAsync(widget, right, down);
        await LetGoAsync();
    }

    /// <summary>Drags as <see cref="DragAsync"/> does, and does not let go.</summary>
    public async Task HoldAsync(string widget, int right, int down)
    {
        var scale = await page.Locator(".rc-panel").EvaluateAsync<double>("panel => panel.getBoundingClientRect().width / panel.dataset.width");
        var box = await Widget(widget).BoundingBoxAsync() ?? throw new InvalidOperationException($"The widget '{widget}' is not on the page.");
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Keyboard.DownAsync("Alt");
        await page.Mouse.MoveAsync(x + (float)(right * scale), y + (float)(down * scale), new MouseMoveOptions { Steps = 8 });
    }

    public async Task LetGoAsync()
    {
        await page.Mouse.UpAsync();
        await page.Keyboard.UpAsync("Alt");
    }

    /// <summary>Waits until a widget's box is drawn with its left edge at a place, in design pixels, whether it stands there or is in a hand.</summary>
    public Task WaitForBoxAsync(string widget, int x) => page.WaitForFunctionAsync(
        "([id, x]) => { const panel = document.querySelector('.rc-panel'); const box = panel.querySelector(`.rc-widget[data-id=${id}]`);"
        + " return Math.abs(parseFloat(box.style.left) * panel.dataset.width / 100 - x) < 1; }",
        new object[] { widget, x });

    /// <summary>Waits until a widget is lifted out of the picture, or is in it again.</summary>
    public Task WaitForLiftAsync(bool isLifted) => Assertions.Expect(page.Locator(".rc-ghost")).ToHaveCountAsync(isLifted ? 1 : 0, new() { Timeout = 60_000 });

    /// <summary>Waits until the page shows a widget with its left edge at a place, in design pixels.</summary>
    public Task WaitForLeftEdgeAsync(string widget, int x) =>
        Assertions.Expect(Widget(widget)).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex($" at {x.ToString(CultureInfo.InvariantCulture)}, "), new() { Timeout = 60_000 });

    public async Task PressAsync(string widget, string keys)
    {
        await Widget(widget).FocusAsync();
        await page.Keyboard.PressAsync(keys);
    }

    public Task PressAsync(string keys) => page.Keyboard.PressAsync(keys);

    /// <summary>Drops a file from the desktop onto the canvas.</summary>
    public Task DropAsync(string name, string type, byte[] bytes) => page.Locator(".rc-stage").EvaluateAsync(
        """
        (stage, [name, type, text]) => {
          const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));
          const data = new DataTransfer();
          data.items.add(new File([bytes], name, { type }));
          stage.dispatchEvent(new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true }));
          stage.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }
        """,
        new[] { name, type, Convert.ToBase64String(bytes) });

    /// <summary>Waits for a message at the foot of the page.</summary>
    public Task WaitForMessageAsync(string text) => page.Locator(".mud-snackbar", new() { HasText = text }).WaitForAsync();

    /// <summary>Chooses an entry of the layouts' menu.</summary>
    public async Task ChooseAsync(string entry)
    {
        await page.Locator(".rc-layout-button").ClickAsync();
        await page.GetByText(entry, new() { Exact = true }).ClickAsync();
    }

    /// <summary>Answers the dialog that asks for a name.</summary>
    public async Task NameAsync(string name)
    {
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
    }

    public Task WaitForLayoutAsync(string name) => page.Locator(".rc-layout-button", new() { HasText = name }).WaitForAsync();

    /// <summary>Waits for the chip that tells of replaced values, and opens it.</summary>
    public async Task OpenConflictAsync(string sentence)
    {
        var chip = page.Locator(".rc-conflict-chip", new() { HasText = sentence });
        await chip.ClickAsync();
        await Assertions.Expect(chip).ToHaveAttributeAsync("aria-expanded", "true");
    }

    public Task UseMineAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Use mine" }).ClickAsync();

    public Task WaitForNoConflictAsync() => Assertions.Expect(page.Locator(".rc-conflict")).ToHaveCountAsync(0);

    /// <summary>Opens the history by its key.</summary>
    public async Task<PastPage> OpenHistoryAsync()
    {
        await page.Keyboard.PressAsync("h");
        await page.Locator(".rc-history").WaitForAsync();
        return new PastPage(page);
    }

    /// <summary>Takes back what the message at the foot of the page tells.</summary>
    public Task UndoFromMessageAsync() => page.Locator(".mud-snackbar button", new() { HasText = "Undo" }).ClickAsync();

    public async Task SignOutAsync()
    {
        await page.Locator(".rc-avatar").ClickAsync();
        await page.GetByText("Sign out").ClickAsync();
        await page.WaitForURLAsync("**/sign-in");
    }

    /// <summary>Goes to the layout's page and says where that led.</summary>
    public async Task<string> VisitAsync()
    {
        await page.GotoAsync(new Uri(new Uri(page.Url), "/").ToString());
        await page.WaitForURLAsync("**/sign-in**");
        return new Uri(page.Url).AbsolutePath;
    }

    private ILocator Widget(string id) => page.Locator($".rc-widget[data-id={id}]");
}
