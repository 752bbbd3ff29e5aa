using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;
using Tuning.Sessions;
using Tuning.Sessions.Reading;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Commands;

/// <summary><c>tune run</c>: plans a session file and runs it to its end.</summary>
internal sealed class RunCommand
{
    private const int MostParallel = 1024;

    private readonly CommandFrame _frame;
    private readonly Argument<string> _file = new("file") { Description = "Session file, YAML or JSON" };
    private readonly Option<string?> _data = CommonOptions.Data(required: false);
    private readonly Option<string[]> _set = CommonOptions.Set(
        "A value of the session file by its path, such as environment.feeABps=25; read as JSON, else as text");
    private readonly Option<int> _parallel = WholeNumberOption.Create(
        "--parallel", "Jobs at a time; 0 = one a core. It changes no result", (0, MostParallel), usual: 0);

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Plan it and say what it would cost, without running or storing it" };

    private RunCommand(CommandFrame frame) => _frame = frame;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new RunCommand(frame);
        return frame.Bind(
            new Command("run", "Run a session file to its end") { command._file, command._data, command._set, command._parallel, command._dryRun },
            command.RunAsync,
            "tune run samples/threshold-sweep.yaml",
            "tune run samples/threshold-sweep.yaml --dry-run",
            "tune run samples/threshold-sweep.yaml --data quotes.csv --set environment.feeABps=25 --parallel 1 --json");
    }

    private async Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var path = _frame.Shell.Resolve(parse.GetRequiredValue(_file));
        if (!File.Exists(path))
        {
            return Outcome.Invalid("no such file", new Problem("file", path, "an existing session file, YAML or JSON"));
        }

        var overrides = SettingArguments.Read(ArgumentsOf(parse), out var malformed);
        if (!malformed.IsEmpty)
        {
            return Outcome.Invalid("invalid settings", malformed);
        }

        var source = new SpecSource(await File.ReadAllTextAsync(path, cancellationToken), SpecSource.LanguageOf(path))
        {
            Overrides = overrides,
            DataFiles = DataOf(parse),
        };
        var home = _frame.HomeOf(parse);
        var isDryRun = parse.GetValue(_dryRun);
        if (!isDryRun && SessionRun.RefusalOf(home) is { } refusal)
        {
            return refusal;
        }

        var settings = _frame.StorageOf(parse);
        using var line = SessionLine.Open(home, settings);
        var planned = await line.Planner.PrepareAsync(new PlanRequest(source, Path.GetDirectoryName(path)!), cancellationToken);
        if (planned.Plan is not { } plan)
        {
            return Outcome.Invalid(
                $"{Path.GetFileName(path)} cannot be run; nothing was stored",
                [.. planned.Problems.Select(SettingArguments.ProblemOf)]);
        }

        if (isDryRun)
        {
            return DryRun.Of(plan, planned, line.Estimator.Estimate(plan, cancellationToken));
        }

        if (plan.Spec.External is ExternalSpec.AskTell && SessionRun.RefusalOfAskTell(home) is { } alone)
        {
            return alone;
        }

        await line.Planner.StoreAsync(plan, cancellationToken);
        var quiet = parse.GetValue(_frame.Json);
        Warn(planned.Warnings, quiet);
        return await new SessionRun(line, home, settings, _frame.Shell).ToEndAsync(plan.SessionId, quiet, cancellationToken);
    }

    private IEnumerable<string> ArgumentsOf(ParseResult parse)
    {
        var arguments = parse.GetValue(_set)!;
        return parse.GetResult(_parallel) is { Implicit: false }
            ? arguments.Append(string.Create(CultureInfo.InvariantCulture, $"budget.maxParallel={parse.GetValue(_parallel)}"))
            : arguments;
    }

    private ImmutableArray<string> DataOf(ParseResult parse) => parse.GetValue(_data) switch
    {
        null or "" => [],
        var data when Backtests.QuoteSource.IsStored(data) => [data],
        var data => [_frame.Shell.Resolve(data)],
    };

    private void Warn(ImmutableArray<string> warnings, bool quiet)
    {
        foreach (var warning in quiet ? [] : warnings)
        {
            _frame.Shell.Error.WriteLine($"warning: {warning}");
        }
    }
}
