using System.Collections.Immutable;
using System.Globalization;
using Tuning.Arbitrage;
using Tuning.Arbitrage.Backtesting;
using Tuning.Cli.Backtests;
using Tuning.Cli.Outcomes;
using Tuning.Sessions.Planning;
using TuningFunctions.Http;

namespace Tuning.Cli.Sessions;

/// <summary>Runs the backtest of a stored trial again, on the data of its session.</summary>
internal static class TrialBacktest
{
    /// <summary>Runs it on every data set of the plan, on all that the final search sees.</summary>
    /// <param name="line">The sessions of the home, with their data.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="trial">The trial.</param>
    public static Outcome Run(SessionLine line, SessionPlan plan, TrialAnswer trial)
    {
        var backtests = ImmutableArray.CreateBuilder<(string Data, BacktestDocument Document, BacktestResult Result)>();
        // The holdout is for one evaluation, not for looking.
        var seen = plan.SearchedBy(plan.FinalFold);
        // Only this program's own strategy has a backtest here; of others the stored metrics are what is known.
        foreach (var dataset in plan.Spec.External is null ? plan.Datasets : [])
        {
            var market = line.Markets.Open(dataset.Sha256);
            var result = ScalarKernel.Run(
                market,
                MarketWindow.Of(market, seen),
                ArbitrageBinding.ToEnvironment(plan.Spec.Environment),
                ArbitrageBinding.ToParameters(trial.Parameters),
                BacktestOptions.Everything);
            var document = new BacktestDocument(
                trial.Parameters,
                plan.Spec.Environment,
                result.Metrics.ToMetricSet().ToImmutableSortedDictionary(StringComparer.Ordinal),
                result.Reasons)
            {
                Waivers = dataset.Waivers.IsEmpty ? null : dataset.Waivers,
            };
            backtests.Add((dataset.Sha256, document, result));
        }

        return Outcome.Of(
            new TrialDocument(plan.SessionId, trial, [.. backtests.Select(backtest => backtest.Document)]),
            CliJson.Default.TrialDocument,
            page =>
            {
                page.Title(string.Create(CultureInfo.InvariantCulture, $"trial {trial.Trial} of {plan.SessionId}  {trial.State?.ToString() ?? "not evaluated"}"));
                if (plan.Spec.External is not null)
                {
                    page.Line($"parameters   {trial.Parameters.Canonical}");
                    foreach (var (metric, value) in trial.Metrics)
                    {
                        page.Line(string.Create(CultureInfo.InvariantCulture, $"{metric,-12} {value:R}"));
                    }
                }

                foreach (var (data, document, result) in backtests)
                {
                    page.Line($"data         {data}");
                    new BacktestView(document, result).WriteTo(page);
                    page.Line();
                }
            });
    }
}
