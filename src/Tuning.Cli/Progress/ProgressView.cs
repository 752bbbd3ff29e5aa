using Spectre.Console;
using Tuning.Cli.Frame;

namespace Tuning.Cli.Progress;

/// <summary>Shows how far a piece of work is, on standard error: a bar on a terminal, plain lines elsewhere, nothing under <c>--json</c>.</summary>
internal static class ProgressView
{
    /// <summary>Runs work and shows how far it is.</summary>
    /// <typeparam name="T">What the work returns.</typeparam>
    /// <param name="shell">The shell.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    /// <param name="title">What is done.</param>
    /// <param name="unit">What is counted, such as trials.</param>
    /// <param name="work">The work.</param>
    public static async Task<T> ShowAsync<T>(
        Shell shell, bool quiet, string title, string unit, Func<IProgress<WorkDone>, Task<T>> work)
    {
        if (quiet)
        {
            return await work(new SilentProgress());
        }

        if (!shell.ErrorIsTerminal)
        {
            return await work(new LineProgress(title, unit, shell.Error));
        }

        return await ConsoleOf(shell)
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new BarProgress(context.AddTask(Markup.Escape(title)))));
    }

    private static IAnsiConsole ConsoleOf(Shell shell) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Yes,
        Interactive = InteractionSupport.Yes,
        ColorSystem = string.IsNullOrEmpty(shell.Variable("NO_COLOR")) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Out = new AnsiConsoleOutput(shell.Error),
    });
}
