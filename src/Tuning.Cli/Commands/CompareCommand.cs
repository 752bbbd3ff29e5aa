using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Tuning.Cli.Frame;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;
using TuningFunctions.Http;

namespace Tuning.Cli.Commands;

/// <summary><c>tune compare</c>: sessions side by side.</summary>
internal sealed class CompareCommand
{
    private const int ShownDigits = 12;

    private readonly SessionDesks _desks;
    private readonly Argument<string[]> _sessions = new("sessions")
    {
        Description = "Ids of two or more sessions: see tune list",
        Arity = new ArgumentArity(2, 64),
    };

    private CompareCommand(CommandFrame frame) => _desks = new SessionDesks(frame);

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new CompareCommand(frame);
        return frame.Bind(
            new Command("compare", "Put sessions side by side") { command._sessions, command._desks.Server },
            command.RunAsync,
            "tune compare threshold-sweep-20260131T101500-4f2a threshold-sweep-20260131T111500-09bc");
    }

    private Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken) => _desks.WithAsync(parse, async desk =>
    {
        var found = ImmutableArray.CreateBuilder<SessionStatus>();
        foreach (var id in parse.GetRequiredValue(_sessions))
        {
            if (await desk.FindAsync(id, cancellationToken) is not { } status)
            {
                return await SessionDesks.UnknownAsync(desk, id, cancellationToken);
            }

            found.Add(status);
        }

        var sessions = found.ToImmutable();
        var document = new CompareDocument(
            sessions,
            AreOne(sessions.Select(session => session.PlanHash)),
            AreOne(sessions.Select(session => session.Result?.ResultHash)));
        return Outcome.Of(document, CliJson.Default.CompareDocument, page => Show(page, document));
    });

    // What is not known is equal to nothing.
    private static bool AreOne(IEnumerable<string?> hashes)
    {
        var known = hashes.ToArray();
        return Array.TrueForAll(known, hash => hash is not null) && known.Distinct(StringComparer.Ordinal).Count() == 1;
    }

    private static void Show(Page page, CompareDocument document)
    {
        string[] metrics = [.. TrialView.Metrics.Where(metric =>
            document.Sessions.Any(session => session.Result?.Best?.Metrics.ContainsKey(metric) is true))];
        var table = new TextTable(
            ["session", "state", "plan", "result", ">trials", .. metrics.Select(metric => ">" + metric), "parameters of the best"]);
        foreach (var session in document.Sessions)
        {
            var best = session.Result?.Best;
            table.Add(
            [
                session.Session,
                session.State.ToString(),
                session.PlanHash[..Math.Min(ShownDigits, session.PlanHash.Length)],
                session.Result?.ResultHash?[..ShownDigits] ?? Figures.Absent,
                string.Create(CultureInfo.InvariantCulture, $"{session.Trials.Completed}/{session.Trials.Planned}"),
                .. metrics.Select(metric => Figures.Of(best is not null && best.Metrics.TryGetValue(metric, out var value) ? value : null)),
                best is null ? Figures.Absent : TrialView.Settings(best.Parameters),
            ]);
        }

        table.WriteTo(page);
        page.Line(document.SamePlan ? "one plan" : "different plans");
        page.Line(document.SameResult ? "one result, bit for bit" : "different results, or not all have one");
    }
}
