using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tuning.Arbitrage;
using Tuning.Arbitrage.Backtesting;
using Tuning.Objectives;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Schedules;
using Tuning.Sampling;
using Tuning.Sessions;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Gates;
using Tuning.Validation.Search;
using Tuning.Validation.Splits;
using Tuning.Validation.WalkForwards;

namespace TuningFunctions.Tests.Retuning;

/// <summary>A year of weekly retuning on one market: small sessions, the real gates, the real rules of promotion.</summary>
internal sealed class RetunedYear
{
    public const long Week = 7 * 24 * WindowLength.HourNs;

    private const int Weeks = 52;
    private const int Trials = 32;

    private static readonly Space s_space = new(
        [new Parameter.Real("entryBps", 5, 60)],
        new ParameterSet([KeyValuePair.Create<string, ParameterValue>("exitBps", 0)]),
        new ArbitrageStrategy());

    private static readonly Objective s_objective = new("netPnlPerDay", ObjectiveDirection.Maximize, []);

    private readonly ArbitrageWindowEvaluator _evaluator;
    private readonly long _start;
    private readonly ulong _seed;
    private double _spent;

    public RetunedYear(Market market, TradingEnvironment environment, ulong seed, ParameterSet? champion)
    {
        _evaluator = new ArbitrageWindowEvaluator(market, environment);
        _start = market.Quotes.TimeNs[0];
        _seed = seed;
        Champion = champion;
    }

    /// <summary>The champion as it is now; null for none.</summary>
    public ParameterSet? Champion { get; private set; }

    /// <summary>The weeks at whose end the champion changed, from 0.</summary>
    public List<int> Changes { get; } = [];

    /// <summary>Verdicts with a winner.</summary>
    public int Winners { get; private set; }

    /// <summary>What the space's best point earns on a window, of many that are tried.</summary>
    public static ParameterSet BestOf(ArbitrageWindowEvaluator evaluator, Window window)
    {
        ParameterSet[] points =
        [
            .. Enumerable.Range(0, 55).Select(step => Point(5 + step)),
        ];
        return points[evaluator.Search(window, points, default)
            .Select((record, index) => (Pnl: record.HourlyPnl.Sum(), index)).MaxBy(entry => entry.Pnl).index];
    }

    /// <summary>Entries are searched; the exit stays where the regimes' optima are known for it.</summary>
    private static ParameterSet Point(double entry) => new(
        [KeyValuePair.Create<string, ParameterValue>("entryBps", entry), KeyValuePair.Create<string, ParameterValue>("exitBps", 0)]);

    /// <summary>The week whose end a run is at, as a window.</summary>
    public Window WeekOf(int week) => new(WindowUnit.Time, _start + ((week + 4) * Week) - Week, _start + ((week + 4) * Week));

    /// <summary>Retunes for some weeks.</summary>
    public void Run(int first = 0, int count = Weeks)
    {
        for (var week = first; week < first + count; week++)
        {
            Retune(week);
        }
    }

    // The last four weeks, of which the newest is the holdout.
    private void Retune(int week)
    {
        var end = WeekOf(week).End;
        var shape = new WalkForwardShape(Week, Week / 2, Week / 2, 0);
        var holdout = WeekOf(week);
        var plan = new WalkForwardPlan(
            [.. shape.Folds(WindowUnit.Time, end - (4 * Week), holdout.Start)],
            new Window(WindowUnit.Time, end - (4 * Week), holdout.Start),
            holdout,
            0);
        var session = new WalkForwardSession(
            new SearchSetup(s_space, s_objective, SamplerCatalogue.OptionsOf(SamplerKind.Random), _seed, Trials), plan)
        {
            Sensitivity = new SensitivityFinding(["entryBps"], [], []),
            WaivedFindings = 0,
        };
        var run = WalkForward.Run(session, _evaluator);
        var verdict = VerdictRules.Judge(run.Evidence);
        Winners += verdict.IsWinner ? 1 : 0;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{_seed}/{week}"))));
        var decision = PromotionRules.Decide(new PromotionCase(new PromotionPolicy(), verdict, hash, AlphaBudget.Next(.05, Weeks, _spent))
        {
            Challenger = run.Evidence.Holdout,
            ChampionParameters = Champion,
            Champion = Champion is null ? null : _evaluator.Record(holdout, Champion, Scenario.AsPlanned, default),
        });
        _spent += decision.AlphaSpent;
        // Rows that are coarser than a zero latency ask for approval, which these worlds give: the test is of the rules before it.
        if (decision.Step is PromotionStep.Proceed or PromotionStep.AskApproval)
        {
            Champion = verdict.Parameters;
            Changes.Add(week);
        }
    }
}
