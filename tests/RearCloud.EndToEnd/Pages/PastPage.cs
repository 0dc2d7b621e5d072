using Microsoft.Playwright;

namespace RearCloud.EndToEnd.Pages;

/// <summary>The page of a layout's history, by keyboard where it can be.</summary>
internal sealed class PastPage(IPage page)
{
    private ILocator Lines => page.Locator(".rc-history-line");

    public Task WaitForLineAsync(string words) => Lines.Filter(new() { HasText = words }).First.WaitForAsync();

    /// <summary>Goes to the last line with the keyboard and opens it.</summary>
    public async Task PreviewOldestAsync()
    {
        await Lines.First.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(Lines.Last).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Lines.Last).ToHaveAttributeAsync("aria-current", "true");
    }

    /// <summary>Waits until a picture of the panel is loaded.</summary>
    public async Task WaitForPictureAsync(string description)
    {
        var picture = page.GetByAltText(description);
        await picture.WaitForAsync();
        await page.WaitForFunctionAsync("alt => { const i = document.querySelector(`img[alt=\"${alt}\"]`); return i && i.complete && i.naturalWidth > 0; }", description);
    }

    public Task RestoreAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Restore to here" }).ClickAsync();

    /// <summary>Brings back a value that lost, by what the button tells a screen reader.</summary>
    public Task BringBackAsync(string label) => page.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync();

    public Task BringLayoutBackAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Bring it back" }).ClickAsync();

    /// <summary>Goes back to the layout's page, and waits until it hears keys.</summary>
    public async Task<LayoutPage> BackAsync()
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the layout" }).ClickAsync();
        await page.WaitForSelectorAsync(".rc-panel.has-picture");
        return new LayoutPage(page);
    }

    /// <summary>Takes back what the message at the foot of the page tells.</summary>
    public Task UndoAsync() => page.Locator(".mud-snackbar button", new() { HasText = "Undo" }).ClickAsync();
}
