using Microsoft.Playwright;
using RearCloud.EndToEnd.Running;
using RearCloud.TestKit.Browsers;

namespace RearCloud.EndToEnd.Pages;

/// <summary>The owner's browser: headless Chromium, signed in through the form.</summary>
internal sealed class OwnerBrowser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly Uri _server;
    private readonly string _password;

    private OwnerBrowser(IPlaywright playwright, IBrowser browser, Uri server, string password)
    {
        _playwright = playwright;
        _browser = browser;
        _server = server;
        _password = password;
    }

    public static Task<OwnerBrowser> StartAsync(Cloud cloud) => StartAsync(cloud.Http, Cloud.Password);

    public static async Task<OwnerBrowser> StartAsync(Uri server, string password)
    {
        var program = Chromium.RequireProgram();
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Chromium.Arguments });
        return new OwnerBrowser(playwright, browser, server, password);
    }

    /// <summary>Opens the layout's page in a window of its own, signed in, with its picture shown.</summary>
    public async Task<LayoutPage> OpenLayoutAsync()
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, TimezoneId = "UTC" });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(_server.ToString());
        await page.FillAsync("#password", _password);
        await page.ClickAsync("button[type=submit]");
        await page.WaitForSelectorAsync(".rc-panel.has-picture");
        return new LayoutPage(page);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
