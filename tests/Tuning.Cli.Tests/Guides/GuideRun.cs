using System.Text;
using System.Text.RegularExpressions;

namespace Tuning.Cli.Tests.Guides;

/// <summary>
/// Follows a guide: writes the files that it shows, runs its commands, and gives the guide back with what they print.
/// </summary>
internal sealed partial class GuideRun(RecordedShell shell, ManualTimeProvider time)
{
    private const string Fence = "```";

    /// <summary>Follows the guide.</summary>
    public async Task<string> FollowAsync(string guide)
    {
        var lines = new Queue<string>(guide.Split('\n'));
        var told = new StringBuilder();
        string? file = null;
        while (lines.TryDequeue(out var line))
        {
            told.Append(line);
            told.Append(lines.Count > 0 ? "\n" : "");
            if (line is "<!-- serve -->")
            {
                await ServedHome.RunAsync(Path.Combine(shell.Folder.FullName, ".tune"), time);
            }
            else if (line is "```console")
            {
                await RunAsync(Block(lines), told);
            }
            else if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                var block = Block(lines);
                told.AppendJoin('\n', block.Append(Fence)).Append('\n');
                if (file is not null)
                {
                    shell.Write(file, string.Join('\n', block) + "\n");
                    file = null;
                }
            }
            else if (FileName().Match(line) is { Success: true } named)
            {
                file = named.Groups["name"].Value;
            }
        }

        return told.ToString();
    }

    private async Task RunAsync(List<string> block, StringBuilder told)
    {
        foreach (var command in block.Where(line => line.StartsWith("$ ", StringComparison.Ordinal)))
        {
            told.Append(command).Append('\n');
            string[] words = [.. Word().Matches(command[2..]).Select(match => match.Value.Trim('"'))];
            words[0].ShouldBe("tune");
            await shell.RunAsync(words[1..]);
            told.Append(shell.Out).Append(shell.Error);
        }

        told.Append(Fence).Append('\n');
    }

    private static List<string> Block(Queue<string> lines)
    {
        var block = new List<string>();
        while (lines.Dequeue() is var line && line is not Fence)
        {
            block.Add(line);
        }

        return block;
    }

    [GeneratedRegex("^`(?<name>[a-z.]+)`:$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
