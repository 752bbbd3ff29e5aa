using System.CommandLine;
using System.CommandLine.Help;
using Tuning.Cli.Commands;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Frame;

/// <summary>The whole command line: parses, runs one command, and returns its exit code.</summary>
internal static class TuneCommandLine
{
    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">The words after the program's name.</param>
    /// <param name="shell">The shell.</param>
    /// <param name="cancellationToken">Interrupts the command, as Ctrl-C does.</param>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Shell shell, CancellationToken cancellationToken = default)
    {
        var frame = new CommandFrame(shell);
        // A value that starts with @ is a value, and -abc is one unknown word.
        var parser = new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
        var parse = Root(frame).Parse(arguments.Count == 0 ? ["--help"] : arguments, parser);
        if (parse.Errors.Count > 0 && parse.Action?.ClearsParseErrors is not true)
        {
            return OutcomeWriter.Write(ParseProblems.Of(parse), parse.GetValue(frame.Json), shell);
        }

        var invocation = new InvocationConfiguration
        {
            Output = shell.Out,
            Error = shell.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await parse.InvokeAsync(invocation, cancellationToken);
    }

    private static RootCommand Root(CommandFrame frame)
    {
        var root = new RootCommand("Tunes the parameters of trading strategies, and tells the truth about the result.")
        {
            frame.Json,
            frame.Home,
            frame.Store,
            frame.Artifacts,
            InitCommand.Create(frame),
            RunCommand.Create(frame),
            ResumeCommand.Create(frame),
            ServeCommand.Create(frame),
            BacktestCommand.Create(frame),
            ListCommand.Create(frame),
            MigrateCommand.Create(frame),
            ShowCommand.Create(frame),
            TrialsCommand.Create(frame),
            CompareCommand.Create(frame),
            ReportCommand.Create(frame),
            WinnerCommand.Create(frame),
            SweepCommand.Create(frame),
            ExportCommand.Create(frame),
            ImportCommand.Create(frame),
            WatchCommand.Create(frame),
            ControlCommand.CreatePause(frame),
            ControlCommand.CreateCancel(frame),
            PurgeCommand.Create(frame),
            ScheduleCommand.Create(frame),
            TriggerCommand.Create(frame),
            ChampionCommand.Create(frame),
            ApproveCommand.Create(frame),
            RollbackCommand.Create(frame),
            PerformanceCommand.Create(frame),
            AskTellCommand.Create(frame),
            WorkerCommand.Create(frame),
            DataCommand.Create(frame),
            BenchCommand.Create(frame),
            AzureCommand.Create(frame),
            PackCommand.Create(frame),
            DoctorCommand.Create(frame),
            CompletionCommand.Create(frame),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, frame);
        return root;
    }
}
