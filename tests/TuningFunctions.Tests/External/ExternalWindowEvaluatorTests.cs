using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets.Generation;
using Tuning.External;
using Tuning.Objectives;
using Tuning.Spaces;
using Tuning.Strategies;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;
using TuningFunctions.External;
using TuningFunctions.Tests.Sessions;

namespace TuningFunctions.Tests.External;

public sealed class ExternalWindowEvaluatorTests
{
    private static readonly Market s_market = new(new QuoteGenerator(GeneratorOptions.Of(GeneratorLevel.L0) with { Rows = 10 }).ToSeries());
    private static readonly Window s_window = new(WindowUnit.Rows, 0, 10);

    [Fact]
    public async Task Earn_EachOutcome_IsMoneyOrTheReasonWhyNoneIsKnown()
    {
        var trial = new TrialEvaluation(MetricSet.From([new("netPnl", 7)]), ParameterSet.Empty, null);

        (await EarnAsync(new ExternalOutcome.Evaluated(trial) { Returns = [new(1, 2), new(2, 3)] })).ShouldBe(EarnedPnl.Of(5));
        (await EarnAsync(new ExternalOutcome.Evaluated(trial))).ShouldBe(EarnedPnl.Of(7));
        (await EarnAsync(new ExternalOutcome.Evaluated(trial with { Metrics = MetricSet.Empty }))).ShouldBe(EarnedPnl.NotKnown("the strategy returned neither returns nor netPnl"));
        (await EarnAsync(new ExternalOutcome.Failed("BotFailed", "no quotes"))).ShouldBe(EarnedPnl.NotKnown("BotFailed: no quotes"));
        (await EarnAsync(new ExternalOutcome.TimedOut("longer than PT1S"))).ShouldBe(EarnedPnl.NotKnown("longer than PT1S"));
    }

    private static async Task<EarnedPnl> EarnAsync(ExternalOutcome outcome)
    {
        using var bench = new Bench();
        var plan = (await bench.TryPlanAsync()).Plan!;
        var evaluator = new ExternalWindowEvaluator((_, _) => new OneOutcome(outcome), new ExternalAnswers(), plan, s_market);

        return evaluator.Earn(s_window, [ParameterSet.Empty], Scenario.AsPlanned, default).ShouldHaveSingleItem();
    }

    private sealed class OneOutcome(ExternalOutcome outcome) : IExternalEvaluator
    {
        public int Parallelism => 1;

        public TrialEvaluation Evaluate(ParameterSet point, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ExternalOutcome> EvaluateAsync(int trial, ParameterSet point, CancellationToken cancellationToken) => Task.FromResult(outcome);
    }
}
