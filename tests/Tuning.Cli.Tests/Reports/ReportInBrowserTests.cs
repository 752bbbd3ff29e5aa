using Microsoft.Playwright;
using Tuning.Cli.Tests.Sessions;

namespace Tuning.Cli.Tests.Reports;

/// <summary>Reports of real sessions in a real browser. The pictures stay in the folder pictures beside the tests.</summary>
public sealed class ReportInBrowserTests : IDisposable
{
    private readonly RecordedShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [ChromiumFact]
    public async Task Report_OfASweep_FitsAPhoneAndADesktop() => await LookAtAsync(SmallSession.Yaml(20_000), "sweep");

    [ChromiumFact]
    public async Task Report_OfAWalkForward_FitsAPhoneAndADesktop() => await LookAtAsync(SmallSession.Walk, "walk");

    private async Task LookAtAsync(string session, string name)
    {
        _shell.Write("session.yaml", session);
        var (_, run) = await _shell.RunJsonAsync("run", "session.yaml");
        (await _shell.RunAsync("report", run.GetProperty("session").GetString()!, "--out", "report.html")).ShouldBe(0);
        var address = new Uri(Path.Combine(_shell.Folder.FullName, "report.html"));
        await using var browser = await ReportBrowser.StartAsync();

        (int Width, ColorScheme Scheme, Media Media)[] looks =
        [
            (360, ColorScheme.Dark, Media.Screen), (1280, ColorScheme.Light, Media.Screen), (690, ColorScheme.Light, Media.Print),
            (360, ColorScheme.Light, Media.Screen), (1280, ColorScheme.Dark, Media.Screen),
        ];
        foreach (var (width, scheme, media) in looks.Take(LongRun.Count(3, looks.Length)))
        {
            var look = await browser.LookAsync(address, width, $"{name}-{width}-{scheme}-{media}.png".ToLowerInvariant(), scheme, media);

            look.Messages.ShouldBeEmpty();
            look.Requests.ShouldBe([address.ToString()]);
            look.Width.ShouldBeLessThanOrEqualTo(width);
            look.Unnamed.ShouldBeEmpty();
            look.Collapsed.ShouldBeEmpty();
            look.Figures.ShouldBeGreaterThan(6);
        }
    }
}
