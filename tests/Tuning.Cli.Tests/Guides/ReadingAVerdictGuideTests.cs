using System.Text.RegularExpressions;

namespace Tuning.Cli.Tests.Guides;

/// <summary>What the guide shows of the real record is what comes out.</summary>
public sealed partial class ReadingAVerdictGuideTests : IDisposable
{
    private const string Guide = "docs/guides/reading-a-verdict.md";
    private const string FirstHeading = "## Five days of real quotes";
    private const string Fence = "```";

    private readonly RecordedShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [RealRecordFact]
    public async Task Guide_EveryBlockOfTheRealRecord_StandsInWhatIsPrinted()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(Repository.Root, Guide));
        File.CreateSymbolicLink(Path.Combine(_shell.Folder.FullName, "quotes.csv"), Repository.RealRecord);
        string[] cheap = ["--set", "environment.feeABps=10", "--set", "environment.feeBBps=10"];

        // The long run follows the whole guide, the usual one its first command.
        List<string[]> runs = [await RunAsync()];
        if (LongRun.IsOn)
        {
            runs.Add(await RunAsync([.. cheap, "--home", ".tune-10"]));
            runs.Add(await RunAsync(cheap));
        }

        var blocks = Blocks(guide[guide.IndexOf(FirstHeading, StringComparison.Ordinal)..]);
        blocks.Length.ShouldBe(4);
        foreach (var (block, printed) in blocks.Zip(runs.Prepend(runs[0])))
        {
            var place = 0;
            foreach (var line in block.Where(line => line.Length > 0 && !line.StartsWith("$ ", StringComparison.Ordinal)))
            {
                place = 1 + Array.IndexOf(printed, line, place);
                place.ShouldBeGreaterThan(0, $"{Guide} shows \"{line}\", and what is printed is\n{string.Join('\n', printed)}");
            }
        }
    }

    private async Task<string[]> RunAsync(params string[] more)
    {
        var code = await _shell.RunAsync(
            ["run", Path.Combine(Repository.Root, "samples", "recorded-quotes.yaml"), "--data", "quotes.csv", .. more]);
        code.ShouldBe(4, _shell.Error);
        return Steady(_shell.Error + _shell.Out).Split('\n');
    }

    // Blocks without a language are what was printed.
    private static string[][] Blocks(string text)
    {
        string[] parts = [.. Steady(text).Split($"\n{Fence}")];
        return [.. parts.Where((part, i) => i % 2 == 1 && part.StartsWith('\n')).Select(part => part.Trim('\n').Split('\n'))];
    }

    private static string Steady(string text) => SessionId().Replace(text, "recorded-quotes-ID");

    [GeneratedRegex(@"recorded-quotes-\d{8}T\d{6}-[0-9a-f]{4}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SessionId();
}
