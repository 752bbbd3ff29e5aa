using System.CommandLine;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;
using TuningFunctions.Embedded.Hosting;
using TuningFunctions.Embedded.Hosting.Homes;

namespace Tuning.Cli.Commands;

/// <summary><c>tune serve</c>: runs the host and its HTTP functions until it is interrupted.</summary>
internal sealed class ServeCommand
{
    private readonly CommandFrame _frame;
    private readonly Option<string> _url = new("--url")
    {
        Description = "Where to listen; an address beyond loopback needs a key (TUNE_FUNCTION_KEY)",
        HelpName = "URL",
        DefaultValueFactory = _ => EmbeddedHostOptions.DefaultUrl,
    };

    private ServeCommand(CommandFrame frame) => _frame = frame;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new ServeCommand(frame);
        return frame.Bind(
            new Command("serve", "Run the host and its HTTP functions until interrupted") { command._url },
            command.RunAsync,
            "tune serve",
            "tune serve --url http://127.0.0.1:8080",
            "tune serve --store postgres --artifacts blobs");
    }

    private async Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var shell = _frame.Shell;
        var home = _frame.HomeOf(parse);
        var start = shell.Time.GetTimestamp();
        try
        {
            await using var host = await SessionHost.StartAsync(
                home, _frame.StorageOf(parse), parse.GetValue(_url), shell.Error, cancellationToken);
            var address = host.Address?.ToString() ?? "";
            await shell.Error.WriteLineAsync($"serving {home} at {address}; Ctrl-C ends it");
            await UntilAsync(cancellationToken);
            var document = new ServeDocument(address, home, shell.Time.GetElapsedTime(start).TotalSeconds);
            return Outcome.Of(document, CliJson.Default.ServeDocument, page => page.Line("stopped"));
        }
        catch (HomeInUseException taken)
        {
            return Outcome.Failed(taken.Message);
        }
        catch (AddressRefusedException refused)
        {
            return Outcome.Invalid("the address is refused", new Problem("--url", parse.GetValue(_url), refused.Message));
        }
    }

    private static Task UntilAsync(CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cancellationToken.Register(ended.SetResult);
        return ended.Task;
    }
}
