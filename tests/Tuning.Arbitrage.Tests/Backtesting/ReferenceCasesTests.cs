using System.Text.Json.Nodes;
using Tuning.Arbitrage.Backtesting;

namespace Tuning.Arbitrage.Tests.Backtesting;

public class ReferenceCasesTests
{
    private const double Tolerance = 1e-9;

    [RealRecordFact]
    public void Run_OfEveryPublishedCase_GivesItsMetricsReasonsAndTrades()
    {
        var problems = ReferenceCase.All.SelectMany(Compare).ToArray();

        ReferenceCase.All.Count.ShouldBe(10);
        problems.ShouldBeEmpty();
    }

    private static List<string> Compare(ReferenceCase reference)
    {
        var market = RealMarket.Market;
        var result = ScalarKernel.Run(
            market, reference.ToWindow(market), reference.ToEnvironment(), reference.ToParameters(), BacktestOptions.Everything);
        var problems = new List<string>();
        var metrics = reference.Expected["metrics"]!.AsObject();
        var found = result.Metrics.ToMetricSet();
        foreach (var (name, value) in metrics)
        {
            Check($"metric {name}", found.Find(name), (double)value!);
        }

        foreach (var (name, value) in found.Where(metric => !metrics.ContainsKey(metric.Key)))
        {
            problems.Add($"{reference.Name}: {name} = {value} where nothing is defined");
        }

        var reasons = reference.Expected["reasons"]!.AsObject();
        foreach (var name in reasons.Select(reason => reason.Key).Union(result.Reasons.Keys, StringComparer.Ordinal))
        {
            Check($"reason {name}", result.Reasons.GetValueOrDefault(name), (double?)reasons[name] ?? 0);
        }

        var trades = reference.Expected["firstTrades"]!.AsArray();
        for (var index = 0; index < trades.Count; index++)
        {
            CompareTrade(result.Trades[index], trades[index]!.AsObject(), $"trade {index}");
        }

        return problems;

        void CompareTrade(in Trade trade, JsonObject expected, string name)
        {
            trade.Direction.ToString().ShouldBe((string)expected["direction"]!, StringCompareShould.IgnoreCase);
            ExitReasonNames.Of(trade.Reason).ShouldBe((string)expected["reason"]!);
            Check($"{name} decisionRow", trade.DecisionRow, (double)expected["decisionRow"]!);
            Check($"{name} decisionTimeMs", trade.DecisionTimeNs / 1e6, (double)expected["decisionTimeMs"]!);
            Check($"{name} entryRow", trade.EntryRow, (double)expected["entryRow"]!);
            Check($"{name} entryTimeMs", trade.EntryTimeNs / 1e6, (double)expected["entryTimeMs"]!);
            Check($"{name} exitRow", trade.ExitRow, (double)expected["exitRow"]!);
            Check($"{name} exitTimeMs", trade.ExitTimeNs / 1e6, (double)expected["exitTimeMs"]!);
            Check($"{name} quantity", trade.Quantity, (double)expected["quantity"]!);
            Check($"{name} entryPriceA", trade.EntryPriceA, (double?)expected["entryPriceA"]);
            Check($"{name} entryPriceB", trade.EntryPriceB, (double?)expected["entryPriceB"]);
            Check($"{name} exitPriceA", trade.ExitPriceA, (double?)expected["exitPriceA"]);
            Check($"{name} exitPriceB", trade.ExitPriceB, (double?)expected["exitPriceB"]);
            Check($"{name} fees", trade.Fees, (double)expected["fees"]!);
            Check($"{name} pnl", trade.Pnl, (double)expected["pnl"]!);
        }

        void Check(string name, double? value, double? expected)
        {
            if (value is null != expected is null || Math.Abs((value ?? 0) - (expected ?? 0)) > Tolerance * Math.Abs(expected ?? 0))
            {
                problems.Add($"{reference.Name}: {name} = {value} instead of {expected}");
            }
        }
    }
}
