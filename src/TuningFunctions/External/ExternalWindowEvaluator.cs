using System.Collections.Immutable;
using Tuning.Arbitrage.Backtesting;
using Tuning.External;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;

namespace TuningFunctions.External;

/// <summary>What an external strategy did on windows, from what it returns.</summary>
/// <param name="open">Opens an evaluator on a window in an environment.</param>
/// <param name="answers">What is known of the searches already.</param>
/// <param name="plan">The plan, with one data set.</param>
/// <param name="market">Its data.</param>
internal sealed class ExternalWindowEvaluator(
    Func<Window, ParameterSet?, IExternalEvaluator> open, ExternalAnswers answers, SessionPlan plan, Market market) : IWindowEvaluator
{
    /// <summary>The value that a window's profit and loss is read from where no trades come back.</summary>
    public const string NetPnl = "netPnl";

    private const double NsPerDay = 24 * (double)WindowLength.HourNs;

    /// <inheritdoc/>
    public ImmutableArray<PointRecord> Search(Window window, IReadOnlyList<ParameterSet> points, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(points);
        var evaluator = open(window, null);
        var found = Task.Run(
            () => Task.WhenAll(points.Select(point => AnswerOfAsync(evaluator, window, point, cancellationToken))), cancellationToken)
            .GetAwaiter().GetResult();
        return [.. found.Select(answer => new PointRecord(answer.Evaluation.Metrics, HoursOf(window, answer.Returns ?? [], answer.Returns is null)))];
    }

    /// <inheritdoc/>
    public WindowRecord? Record(Window window, ParameterSet? choice, Scenario scenario, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var span = ExternalWindows.Of(market, window);
        var days = (span.ToNs - span.FromNs) / NsPerDay;
        if (choice is null)
        {
            return WindowRecord.Flat(days, HoursOf(window, [], isUnknown: false).Length);
        }

        if (OpenUnder(window, scenario) is not { } evaluator)
        {
            return null;
        }

        var answer = Task.Run(() => RequireAsync(evaluator, choice, cancellationToken), cancellationToken).GetAwaiter().GetResult();
        var values = answer.Evaluation.Metrics;
        var trades = answer.Returns ?? [];
        var pnl = PnlOf(answer)
            ?? throw new ExternalTrialException($"The strategy returned neither returns nor {NetPnl} for a window that a choice is tested on.");
        return new WindowRecord(pnl, days, values.Find("turnover") ?? 0, values.Find("feesPaid") ?? 0)
        {
            HourlyPnl = HoursOf(window, trades, answer.Returns is null),
            TradePnl = [.. trades.Select(trade => trade.Pnl)],
            LacksTrades = answer.Returns is null,
            Values = values.ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }

    /// <inheritdoc/>
    public ImmutableArray<EarnedPnl> Earn(
        Window window, IReadOnlyList<ParameterSet> points, Scenario scenario, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(scenario);
        if (OpenUnder(window, scenario) is not { } evaluator)
        {
            return [.. points.Select(_ => EarnedPnl.NotKnown($"the strategy cannot be told of {scenario.Name}: its environment has no such number"))];
        }

        var found = Task.Run(
            () => Task.WhenAll(points.Select(point => evaluator.EvaluateAsync(TrialRequest.NoTrial, point, cancellationToken))), cancellationToken)
            .GetAwaiter().GetResult();
        return [.. found.Select(EarnedOf)];
    }

    // The strategy under a scenario; null where it cannot be told of it.
    private IExternalEvaluator? OpenUnder(Window window, Scenario scenario) =>
        scenario == Scenario.AsPlanned ? open(window, null)
        : ExternalScenarios.Under(plan.Spec.Environment, scenario, market.MedianIntervalNs) is { } environment ? open(window, environment)
        : null;

    private static EarnedPnl EarnedOf(ExternalOutcome outcome) => outcome switch
    {
        ExternalOutcome.Evaluated answer => PnlOf(answer) is { } pnl
            ? EarnedPnl.Of(pnl)
            : EarnedPnl.NotKnown($"the strategy returned neither returns nor {NetPnl}"),
        ExternalOutcome.Failed failed => EarnedPnl.NotKnown($"{failed.ErrorType}: {failed.Message}"),
        ExternalOutcome.TimedOut late => EarnedPnl.NotKnown(late.Message),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome?.GetType().Name}."),
    };

    private async Task<ExternalOutcome.Evaluated> AnswerOfAsync(
        IExternalEvaluator evaluator, Window window, ParameterSet point, CancellationToken cancellationToken) =>
        answers.Find(plan.SessionId, window, point) ?? await RequireAsync(evaluator, point, cancellationToken);

    private static async Task<ExternalOutcome.Evaluated> RequireAsync(
        IExternalEvaluator evaluator, ParameterSet point, CancellationToken cancellationToken) =>
        await evaluator.EvaluateAsync(TrialRequest.NoTrial, point, cancellationToken) switch
        {
            ExternalOutcome.Evaluated evaluated => evaluated,
            ExternalOutcome.Failed failed => throw new ExternalTrialException($"The strategy failed on {point.Canonical}, a choice of a search. {failed.ErrorType}: {failed.Message}"),
            ExternalOutcome.TimedOut late => throw new ExternalTrialException($"The strategy failed on {point.Canonical}, a choice of a search. {late.Message}"),
            var other => throw new InvalidOperationException($"Unknown outcome {other?.GetType().Name}."),
        };

    private static double? PnlOf(ExternalOutcome.Evaluated answer)
    {
        if (answer.Returns is not { } trades)
        {
            return answer.Evaluation.Metrics.Find(NetPnl);
        }

        var sum = 0.0;
        foreach (var trade in trades)
        {
            sum += trade.Pnl;
        }

        return sum;
    }

    // Each full hour of the window from its start on; what closes at its very end belongs to the last one.
    private ImmutableArray<double> HoursOf(Window window, ImmutableArray<TimedPnl> trades, bool isUnknown)
    {
        if (isUnknown)
        {
            return [];
        }

        var span = ExternalWindows.Of(market, window);
        var hours = new double[(span.ToNs - span.FromNs) / WindowLength.HourNs];
        foreach (var trade in trades)
        {
            var hour = (trade.TimeNs - span.FromNs) / WindowLength.HourNs;
            hour -= trade.TimeNs == span.ToNs && hour == hours.Length ? 1 : 0;
            if (hour < hours.Length)
            {
                hours[hour] += trade.Pnl;
            }
        }

        return [.. hours];
    }
}
