using System.CommandLine;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Commands;

/// <summary><c>tune completion</c>: the script that completes commands and options in a shell.</summary>
internal static class CompletionCommand
{
    // Each script asks the program itself ([suggest:POSITION] "LINE"), so that completions are never out of date.
    private const string Bash = """
        _tune() {
            local IFS=$'\n'
            COMPREPLY=($("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null))
        }
        complete -o default -F _tune tune ./tune
        """;

    private const string Zsh = """
        _tune() {
            local -a words_found
            words_found=("${(@f)$("${words[1]}" "[suggest:${#BUFFER}]" "${BUFFER}" 2>/dev/null)}")
            compadd -- "${words_found[@]}" || _files
        }
        compdef _tune tune ./tune
        """;

    private const string Fish = """
        complete -c tune -a '(set -l line (commandline -cp); tune "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null)'
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName tune -ScriptBlock {
            param($word, $line, $position)
            tune "[suggest:$position]" "$line" 2>$null | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        return frame.Bind(
            new Command("completion", "Print the completion script of a shell") { shell },
            (parse, _) => Task.FromResult(ScriptFor(parse.GetRequiredValue(shell))),
            "source <(tune completion bash)",
            "tune completion pwsh >> $PROFILE");
    }

    private static Outcome ScriptFor(string shell)
    {
        var script = shell switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            "fish" => Fish,
            _ => PowerShell,
        };
        return Outcome.Of(new CompletionDocument(shell, script), CliJson.Default.CompletionDocument, page => page.Line(script));
    }
}
