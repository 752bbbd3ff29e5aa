using System.Text;
using System.Text.RegularExpressions;

namespace Tuning.Cli.Tests.External;

/// <summary>Every command of the guide on own bots is run, and everything that it prints stands in the guide.</summary>
public sealed partial class OwnBotGuideTests : IDisposable
{
    private const string Guide = "docs/guides/own-bot.md";
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("tune-guide-");

    public void Dispose() => _home.Delete(recursive: true);

    [PythonFact]
    public async Task Guide_EveryCommand_PrintsWhatItSays()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, Guide));
        var started = TimeProvider.System.GetTimestamp();
        var printed = new StringBuilder();
        var place = 0;
        foreach (Match block in Console().Matches(text))
        {
            printed.Append(text, place, block.Index - place);
            printed.Append(Steady($"```console\n$ {block.Groups["command"].Value}\n{await RunAsync(block.Groups["command"].Value)}```"));
            place = block.Index + block.Length;
        }

        printed.Append(text, place, text.Length - place);
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(s_limit);
        CommittedFile.Read(Guide, printed.ToString())
            .ShouldBe(printed.ToString(), $"{Guide} is out of date: run this test with TUNE_UPDATE_DOCS=1");
        printed.ToString().ShouldContain("verdict  ");
        printed.ToString().ShouldContain("space.unused: inert");
    }

    private async Task<string> RunAsync(string command)
    {
        command.ShouldStartWith("./tune ");
        // Standard output and then standard error, as a terminal that shows no progress has them.
        using var process = TuneProcess.StartWith(
            Repository.Root,
            new(StringComparer.Ordinal) { ["TUNE_HOME"] = _home.FullName },
            [.. Word().Matches(command["./tune ".Length..]).Select(match => match.Value.Replace("'", "", StringComparison.Ordinal))]);
        var (_, output, error) = await process.EndAsync();
        return output + string.Concat(error.Split('\n').Where(line => !line.StartsWith("own-bot: ", StringComparison.Ordinal)).Select(line => line.Length == 0 ? "" : $"{line}\n"));
    }

    // What differs from run to run, written as the guide has it.
    private static string Steady(string printed) => Seconds().Replace(Id().Replace(printed, "own-bot-20260301T120000-1a2b"), "9.99 s");

    [GeneratedRegex(@"```console\n\$ (?<command>[^\n]+)\n(?:[^`][^\n]*\n|\n)*```", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Console();

    [GeneratedRegex(@"(?:'[^']*'|[^\s'])+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"own-bot-\d{8}T\d{6}-[0-9a-f]{4}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"\d+\.\d\d s\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Seconds();
}
