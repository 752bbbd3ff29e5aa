using System.CommandLine;
using System.Text.Json.Nodes;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Retuning;
using Tuning.Sessions.Reading;
using TuningFunctions.Retuning.Answers;

namespace Tuning.Cli.Commands;

/// <summary><c>tune schedule</c>: keeps schedules, and shows when they run and what became of it.</summary>
internal sealed class ScheduleCommand
{
    private readonly CommandFrame _frame;
    private readonly RetuneDesks _desks;
    private readonly Argument<string> _file = new("file") { Description = "Schedule file, YAML or JSON" };
    private readonly Argument<string> _name = new("name") { Description = "Name of the schedule: see tune schedule list" };
    private readonly Option<int> _limit = WholeNumberOption.Create("--limit", "Most runs to list", (1, 1000), usual: 20);

    private ScheduleCommand(CommandFrame frame)
    {
        _frame = frame;
        _desks = new RetuneDesks(frame);
    }

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new ScheduleCommand(frame);
        return new Command("schedule", "Keep schedules that retune, and see when they run")
        {
            command.Bind("add", "Store a schedule file; one of the same name is replaced", command._file, command.AddAsync, "tune schedule add weekly.yaml"),
            frame.Bind(
                new Command("list", "List the schedules") { command._desks.Server },
                command.ListAsync,
                "tune schedule list"),
            command.Bind("show", "Show a schedule with its next ten times", command._name, command.ShowAsync, "tune schedule show weekly"),
            command.CreateRuns(),
            command.Bind("enable", "Let the clock and triggers start a schedule", command._name, (parse, token) => command.EnableAsync(parse, true, token), "tune schedule enable weekly"),
            command.Bind("disable", "Keep the clock and triggers from starting a schedule", command._name, (parse, token) => command.EnableAsync(parse, false, token), "tune schedule disable weekly"),
            command.Bind("remove", "Remove a schedule; its runs stay", command._name, command.RemoveAsync, "tune schedule remove weekly"),
        };
    }

    private Command Bind(
        string name, string description, Argument<string> argument, Func<ParseResult, CancellationToken, Task<Outcome>> work, string example) =>
        _frame.Bind(new Command(name, description) { argument, _desks.Server }, work, example);

    private Command CreateRuns() => _frame.Bind(
        new Command("runs", "List the runs of a schedule, newest first") { _name, _limit, _desks.Server },
        (parse, token) => _desks.WithAsync(parse, async desk =>
        {
            var runs = await desk.RunsAsync(parse.GetRequiredValue(_name), parse.GetValue(_limit), token);
            return Outcome.Of(runs, RetuneServerJson.Default.RunList, page => RunView.Write(page, runs.Runs));
        }),
        "tune schedule runs weekly");

    private async Task<Outcome> AddAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var path = parse.GetRequiredValue(_file);
        var file = _frame.Shell.Resolve(path);
        if (!File.Exists(file))
        {
            return Outcome.Invalid("no such file", new Problem("file", path, "a schedule file that exists"));
        }

        var text = await File.ReadAllTextAsync(file, cancellationToken);
        return await _desks.WithAsync(parse, async desk => Show(
            await desk.PutScheduleAsync(text, SpecSource.LanguageOf(path), RetuneDesks.KeyName, cancellationToken)));
    }

    private Task<Outcome> ListAsync(ParseResult parse, CancellationToken cancellationToken) => _desks.WithAsync(parse, async desk =>
    {
        var list = await desk.SchedulesAsync(cancellationToken);
        return Outcome.Of(list, RetuneServerJson.Default.ScheduleList, page => ScheduleView.Write(page, list.Schedules));
    });

    private Task<Outcome> ShowAsync(ParseResult parse, CancellationToken cancellationToken) => _desks.WithAsync(
        parse, async desk => Show(await desk.ScheduleAsync(parse.GetRequiredValue(_name), cancellationToken)));

    private Task<Outcome> EnableAsync(ParseResult parse, bool isEnabled, CancellationToken cancellationToken) => _desks.WithAsync(
        parse,
        async desk => Show(await desk.EnableAsync(parse.GetRequiredValue(_name), isEnabled, RetuneDesks.KeyName, cancellationToken)));

    private Task<Outcome> RemoveAsync(ParseResult parse, CancellationToken cancellationToken) => _desks.WithAsync(parse, async desk =>
    {
        var name = parse.GetRequiredValue(_name);
        await desk.RemoveScheduleAsync(name, cancellationToken);
        return Outcome.Of(
            new JsonObject { ["removed"] = name }, CliJson.Default.JsonObject, page => page.Line($"removed {name}; its runs stay"));
    });

    private static Outcome Show(ScheduleAnswer schedule) =>
        Outcome.Of(schedule, RetuneServerJson.Default.ScheduleAnswer, page => ScheduleView.Write(page, schedule));
}
