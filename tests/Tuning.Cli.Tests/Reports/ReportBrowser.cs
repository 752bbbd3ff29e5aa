using Microsoft.Playwright;

namespace Tuning.Cli.Tests.Reports;

/// <summary>Looks at a page in the system's Chromium.</summary>
internal sealed class ReportBrowser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private ReportBrowser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Where pictures are kept, to be looked at.</summary>
    public static string Pictures => Path.Combine(AppContext.BaseDirectory, "pictures");

    public static async Task<ReportBrowser> StartAsync()
    {
        ChromiumFactAttribute.Path.ShouldNotBeNull("Chromium is not on the PATH");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = ChromiumFactAttribute.Path,
            Args = ["--no-sandbox", "--force-color-profile=srgb"],
        });
        return new(playwright, browser);
    }

    /// <summary>Opens an address at a width, takes a picture of the whole page, and tells what is wrong with it.</summary>
    public async Task<ReportLook> LookAsync(Uri address, int width, string picture, ColorScheme scheme = ColorScheme.Light, Media media = Media.Screen)
    {
        Directory.CreateDirectory(Pictures);
        await using var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 800 },
            ColorScheme = scheme,
        });
        var page = await context.NewPageAsync();
        var messages = new List<string>();
        var requests = new List<string>();
        page.Console += (_, message) => messages.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => messages.Add(error);
        page.Request += (_, request) => requests.Add(request.Url);
        await page.EmulateMediaAsync(new() { Media = media });
        await page.GotoAsync(address.ToString());
        await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Pictures, picture) });
        return new ReportLook(
            [.. messages],
            [.. requests.Where(request => !request.StartsWith("data:", StringComparison.Ordinal))],
            await page.EvaluateAsync<int>("document.documentElement.scrollWidth"),
            await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[role=img]')].filter(e => !(e.getAttribute('aria-label') || '').trim()).map(e => e.outerHTML.slice(0, 80))"),
            await page.EvaluateAsync<int>("document.querySelectorAll('[role=img]').length"),
            await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.canvas, .track')].filter(e => e.getBoundingClientRect().height < 10 || e.getBoundingClientRect().width < 40).map(e => e.className)"));
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
