using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Tuning.Cli.Frame;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;
using Tuning.Storage.Sql;

namespace Tuning.Cli.Commands;

/// <summary><c>tune list</c>: the sessions of a home, newest first.</summary>
internal sealed class ListCommand
{
    private readonly CommandFrame _frame;
    private readonly Option<int> _limit = WholeNumberOption.Create("--limit", "Most sessions to list", (1, int.MaxValue), usual: 100);

    private ListCommand(CommandFrame frame) => _frame = frame;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new ListCommand(frame);
        return frame.Bind(
            new Command("list", "List the sessions, newest first") { command._limit },
            command.RunAsync,
            "tune list",
            "tune list --json --limit 5");
    }

    private async Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var file = Path.Combine(_frame.HomeOf(parse), "tuning.db");
        // Looking at a home that does not exist must not make one.
        ImmutableArray<ListedSession> sessions = File.Exists(file)
            ? await ReadAsync(file, parse.GetValue(_limit), cancellationToken)
            : [];
        return Outcome.Of(new ListDocument(sessions), CliJson.Default.ListDocument, page => Show(page, sessions));
    }

    private async Task<ImmutableArray<ListedSession>> ReadAsync(string file, int limit, CancellationToken cancellationToken)
    {
        using var store = SqlSessionStore.OfSqlite(file, _frame.Shell.Time);
        return [.. (await store.ListSessionsAsync(limit, cancellationToken)).Select(ListedSession.Of)];
    }

    private static void Show(Page page, ImmutableArray<ListedSession> sessions)
    {
        if (sessions.IsEmpty)
        {
            page.Line("no sessions");
            return;
        }

        var table = new TextTable("session", "state", "started (UTC)", ">trials", "result");
        foreach (var session in sessions)
        {
            table.Add(
                session.Session,
                session.State.ToString(),
                session.CreatedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                Figures.Count(session.PlannedTrials),
                session.Error ?? session.ResultHash?[..12] ?? Figures.Absent);
        }

        table.WriteTo(page);
    }
}
