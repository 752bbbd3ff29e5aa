using System.CommandLine;
using System.Data.Common;
using System.Runtime.InteropServices;
using Tuning.Cli.Outcomes;
using Tuning.Storage.Configuration;
using Tuning.Storage.Sql;

namespace Tuning.Cli.Frame;

/// <summary>What all commands share: the common options, examples in the help, interruption, and how outcomes are printed.</summary>
/// <param name="shell">The shell.</param>
internal sealed class CommandFrame(Shell shell)
{
    private static readonly TimeSpan s_briefPatience = TimeSpan.FromSeconds(5);

    private readonly Dictionary<Command, string[]> _examples = [];

    /// <summary>The shell.</summary>
    public Shell Shell => shell;

    /// <summary>Prints one JSON object on standard output and nothing else.</summary>
    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print exactly one JSON object on standard output",
        Recursive = true,
    };

    /// <summary>The home folder.</summary>
    public Option<string?> Home { get; } = new("--home")
    {
        Description = "Folder of results, data sets and artifacts [default: TUNE_HOME, else .tune]",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>Where sessions are kept.</summary>
    public Option<string?> Store { get; } = StoreOption("--store", "Where sessions are kept", "sqlite", "postgres", "TUNE_POSTGRES");

    /// <summary>Where artifacts are kept.</summary>
    public Option<string?> Artifacts { get; } = StoreOption("--artifacts", "Where artifacts are kept", "folder", "blobs", "TUNE_BLOBS");

    /// <summary>Where sessions and artifacts are kept, as the command line or else the environment says.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="isBrief">Whether somebody waits at the keyboard: a store that is out of reach is then told soon.</param>
    /// <exception cref="StorageSettingException">The environment names an unknown store.</exception>
    public StorageSettings StorageOf(ParseResult parse, bool isBrief = false) => new(name => name switch
    {
        StorageSettings.StoreSetting => parse.GetValue(Store) ?? shell.Variable(name),
        StorageSettings.ArtifactsSetting => parse.GetValue(Artifacts) ?? shell.Variable(name),
        _ => shell.Variable(name),
    })
    {
        Patience = isBrief ? s_briefPatience : StorageSettings.UsualPatience,
    };

    /// <summary>The examples of a command, for its help.</summary>
    /// <param name="command">The command.</param>
    public IReadOnlyList<string> ExamplesOf(Command command) => _examples.GetValueOrDefault(command, []);

    /// <summary>The absolute path of the home folder; it need not exist.</summary>
    /// <param name="parse">The parsed command line.</param>
    public string HomeOf(ParseResult parse)
    {
        var home = parse.GetValue(Home);
        home = string.IsNullOrEmpty(home) ? shell.Variable("TUNE_HOME") : home;
        return shell.Resolve(string.IsNullOrEmpty(home) ? ".tune" : home);
    }

    /// <summary>Gives a command its work and its examples.</summary>
    /// <param name="command">The command with its arguments and options.</param>
    /// <param name="work">The work; it returns an outcome and prints no result itself.</param>
    /// <param name="examples">Command lines that run as they stand.</param>
    public Command Bind(
        Command command, Func<ParseResult, CancellationToken, Task<Outcome>> work, params string[] examples)
    {
        _examples[command] = examples;
        command.SetAction((parse, cancellationToken) => RunAsync(
            parse, async (line, token) => await work(line, token), cancellationToken));
        return command;
    }

    /// <summary>Gives a command its work and its examples, where the work itself speaks on standard output.</summary>
    /// <param name="command">The command with its arguments and options.</param>
    /// <param name="work">The work; it returns what kept it from its work, or nothing.</param>
    /// <param name="examples">Command lines that run as they stand.</param>
    public Command BindQuiet(
        Command command, Func<ParseResult, CancellationToken, Task<Outcome?>> work, params string[] examples)
    {
        _examples[command] = examples;
        command.SetAction((parse, cancellationToken) => RunAsync(parse, work, cancellationToken));
        return command;
    }

    private static Option<string?> StoreOption(string name, string description, string own, string shared, string variable)
    {
        var option = new Option<string?>(name)
        {
            Description = $"{description}: {own} in the home, or {shared}, which {variable} leads to [default: {own}]",
            HelpName = $"{own}|{shared}",
            Recursive = true,
        };
        option.AcceptOnlyFromAmong(own, shared);
        return option;
    }

    private async Task<int> RunAsync(
        ParseResult parse, Func<ParseResult, CancellationToken, Task<Outcome?>> work, CancellationToken cancellationToken)
    {
        using var interruption = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var outcome = await OutcomeOfAsync(parse, work, interruption.Token);
        return outcome is null ? (int)ExitCode.Done : OutcomeWriter.Write(outcome, parse.GetValue(Json), shell);

        void Stop(PosixSignalContext signal)
        {
            // The first signal stops in order; a second one ends the process at once, as the system does by default.
            signal.Cancel = !interruption.IsCancellationRequested;
            interruption.Cancel();
        }
    }

    private static async Task<Outcome?> OutcomeOfAsync(
        ParseResult parse, Func<ParseResult, CancellationToken, Task<Outcome?>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work(parse, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Outcome.Interrupted("interrupted");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SchemaVersionException)
        {
            return Outcome.Failed(failure.Message);
        }
        catch (StorageSettingException refused)
        {
            return Outcome.Invalid(
                "the storage cannot be opened", new Problem(refused.Setting, refused.Value, refused.Allowed));
        }
        catch (DbException failure)
        {
            return Outcome.Failed($"the database: {failure.Message}");
        }
        catch (Exception failure)
        {
            return Outcome.Failed($"unexpected {failure}");
        }
    }
}
