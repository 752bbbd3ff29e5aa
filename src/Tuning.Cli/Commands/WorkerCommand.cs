using System.CommandLine;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Workers;

namespace Tuning.Cli.Commands;

/// <summary><c>tune worker</c>: takes trials of a server's ask-and-tell sessions and evaluates them by a program of this machine.</summary>
internal sealed class WorkerCommand
{
    private readonly CommandFrame _frame;
    private readonly Argument<string[]> _command = new("command")
    {
        Description = "The program that evaluates trials, and its arguments, after --; the server never sends one",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _server = new("--server")
    {
        Description = "Address of the server; its key is read from TUNE_FUNCTION_KEY",
        HelpName = "URL",
        Required = true,
    };

    private readonly Option<string?> _session = new("--session")
    {
        Description = "Id of the one session to work for; ends with it [default: every session that runs, until interrupted]",
        HelpName = "ID",
    };

    private readonly Option<int> _workers = WholeNumberOption.Create("--workers", "Trials at a time; 0 = one a core", (0, 256), usual: 0);
    private readonly Option<bool> _processes = new("--process-per-trial") { Description = "Start the program for each trial, instead of keeping it" };

    private WorkerCommand(CommandFrame frame) => _frame = frame;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var work = new WorkerCommand(frame);
        return frame.Bind(
            new Command("worker", "Evaluate trials of a server's ask-and-tell sessions by a program of this machine")
            {
                work._server, work._session, work._workers, work._processes, work._command,
            },
            work.RunAsync,
            "tune worker --server http://127.0.0.1:7071 -- python3 bot.py",
            "tune worker --server http://127.0.0.1:7071 --session my-bot-20260301T120000-1a2b --workers 8 -- python3 bot.py");
    }

    private async Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var address = parse.GetRequiredValue(_server);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https"))
        {
            return Outcome.Invalid("there is no such server", new Problem("--server", address, "an address that begins with http:// or https://"));
        }

        using var worker = new TrialWorker(
            new WorkerServer(server, _frame.Shell.Variable("TUNE_FUNCTION_KEY")),
            [.. parse.GetRequiredValue(_command)],
            _frame.Shell,
            parse.GetValue(_workers) is 0 ? Environment.ProcessorCount : parse.GetValue(_workers))
        {
            KeepsProcesses = !parse.GetValue(_processes),
        };
        if (!worker.CanStart)
        {
            return Outcome.Invalid("the program cannot be found", new Problem("command", parse.GetRequiredValue(_command)[0], "a program that exists: a path, or a name in PATH"));
        }

        try
        {
            var document = await worker.RunAsync(parse.GetValue(_session), cancellationToken);
            return Outcome.Of(document, CliJson.Default.WorkerDocument, page =>
                page.Line(FormattableString.Invariant($"{document.Told} results told, {document.Failed} of them failures, {document.Refused} too late")));
        }
        catch (HttpRequestException lost)
        {
            return Outcome.Failed(lost.Message);
        }
    }
}
