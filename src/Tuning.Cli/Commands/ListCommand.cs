using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Tuning.Cli.Frame;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;
using Tuning.Sessions;
using Tuning.Sessions.Schema;
using Tuning.Sessions.Stores;

namespace Tuning.Cli.Commands;

/// <summary><c>tune list</c>: the sessions of a home or a server, newest first.</summary>
internal sealed class ListCommand
{
    private static readonly string[] s_states = [.. Enum.GetValues<SessionState>().Select(Words.Of)];

    private readonly SessionDesks _desks;
    private readonly Option<int> _limit = WholeNumberOption.Create("--limit", "Most sessions to list", (1, int.MaxValue), usual: 100);
    private readonly Option<string?> _state = new("--state") { Description = $"Those in this state: {string.Join(", ", s_states)}", HelpName = "STATE" };
    private readonly Option<string?> _name = new("--name") { Description = "Those whose name begins with this", HelpName = "TEXT" };
    private readonly Option<string?> _after = new("--after") { Description = "Go on after this session", HelpName = "SESSION" };

    private ListCommand(CommandFrame frame) => _desks = new SessionDesks(frame);

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new ListCommand(frame);
        return frame.Bind(
            new Command("list", "List the sessions, newest first")
            {
                command._limit, command._state, command._name, command._after, command._desks.Server,
            },
            command.RunAsync,
            "tune list",
            "tune list --state running --name threshold",
            "tune list --json --limit 5 --server http://127.0.0.1:7071");
    }

    private Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var word = parse.GetValue(_state);
        var state = Words.Parse<SessionState>(word);
        if (word is not null && state is null)
        {
            var guess = Spelling.Nearest(word, [.. s_states]) is { } nearest ? $"did you mean {nearest}? " : "";
            return Task.FromResult(Outcome.Invalid("no such state", new Problem("--state", word, $"{guess}one of {string.Join(", ", s_states)}")));
        }

        var filter = new SessionFilter(parse.GetValue(_limit))
        {
            State = state,
            NamePrefix = parse.GetValue(_name) is { Length: > 0 } name ? name : null,
            After = parse.GetValue(_after),
        };
        return _desks.WithAsync(parse, async desk =>
        {
            if (filter.After is { } after && await desk.FindAsync(after, cancellationToken) is null)
            {
                return await SessionDesks.UnknownAsync(desk, after, cancellationToken);
            }

            var page = await desk.ListAsync(filter, cancellationToken);
            ImmutableArray<ListedSession> sessions = [.. page.Sessions.Select(ListedSession.Of)];
            return Outcome.Of(new ListDocument(sessions, page.Next), static () => CliJson.Default.ListDocument, text => Show(text, sessions, page.Next));
        });
    }

    private static void Show(Page page, ImmutableArray<ListedSession> sessions, string? next)
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
        if (next is not null)
        {
            page.Line($"there may be more: tune list --after {next}");
        }
    }
}
