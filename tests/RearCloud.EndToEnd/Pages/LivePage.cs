using Microsoft.Playwright;
using RearCloud.TestKit.Browsers;

namespace RearCloud.EndToEnd.Pages;

/// <summary>The live view of a panel in headless Chromium.</summary>
internal sealed class LivePage : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private LivePage(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        Page = page;
    }

    public IPage Page { get; }

    public static async Task<LivePage> OpenAsync(Uri live, int width, int height, bool hasScript = true)
    {
        var program = Chromium.RequireProgram();
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Chromium.Arguments });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, JavaScriptEnabled = hasScript });
        page.SetDefaultTimeout(60_000);
        // The picture is a stream without end, so the page never finishes loading.
        await page.GotoAsync(live.ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        return new LivePage(playwright, browser, page);
    }

    /// <summary>Opens the figures with the keyboard alone.</summary>
    public async Task OpenFiguresAsync()
    {
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.PressAsync("Enter");
        await Page.WaitForSelectorAsync("#sinks tr");
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
