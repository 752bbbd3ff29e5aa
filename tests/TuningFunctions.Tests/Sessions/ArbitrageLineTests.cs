using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Tuning.Sessions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Reading;
using Tuning.Spaces;
using Tuning.Storage.Sql;
using TuningFunctions.Sessions;
using TuningFunctions.Trials;

namespace TuningFunctions.Tests.Sessions;

/// <summary>The whole line on real services: generated or recorded data, the kernel, the store.</summary>
public sealed class ArbitrageLineTests : IDisposable
{
    private const string Sweep = """
        schemaVersion: 1
        name: threshold-sweep
        strategy: arbitrage
        datasets: [{generate: {level: L1, rows: 20000, seed: 7}}]
        space:
          entryBps: {type: float, low: 10, high: 60, step: 10}
          exitBps: {type: float, low: -30, high: 20, step: 10}
        environment: {feeABps: 2, feeBBps: 2}
        sampler: {kind: grid}
        objective: {metric: netPnlPerDay}
        validation: {kind: none}
        """;

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("tuning-home");
    private readonly ServiceProvider _services;

    public ArbitrageLineTests() => _services = new ServiceCollection().AddSessions(_home.FullName).BuildServiceProvider();

    [Fact]
    public async Task Run_GeneratedData_GivesOneResultHashForAnyParallelism()
    {
        var one = await RunAsync([], "budget.maxParallel=1");
        var many = await RunAsync([], "budget.maxParallel=4");

        one.State.ShouldBe(SessionState.Completed);
        one.Trials.Completed.ShouldBe(one.Trials.Planned);
        one.Best!.Metrics["closedTrades"].ShouldBeGreaterThan(0);
        many.ResultHash.ShouldBe(one.ResultHash);
        many.PlanHash.ShouldBe(one.PlanHash);
        string.Join(";", one.Notes).ShouldContain("latency below resolution");
    }

    [Fact]
    public async Task Run_OtherFees_GivesAnotherPlanAndAWorseBest()
    {
        var cheap = await RunAsync([]);
        var dear = await RunAsync([], "environment.feeABps=12");

        string.Equals(dear.PlanHash, cheap.PlanHash, StringComparison.Ordinal).ShouldBeFalse();
        dear.Best!.Metrics["netPnlPerDay"].ShouldBeLessThan(cheap.Best!.Metrics["netPnlPerDay"]);
    }

    [Fact]
    public async Task Run_SeveralMarkets_TakesTheMeanOrTheLeast()
    {
        const string Two = """datasets=[{"generate":{"level":"L1","rows":20000,"seed":7}},{"generate":{"level":"L1","rows":20000,"seed":8}}]""";
        const string Other = "datasets[0].generate.seed=8";
        string[] onePoint = ["space.entryBps={\"type\":\"categorical\",\"values\":[20]}", "space.exitBps={\"type\":\"categorical\",\"values\":[0]}"];

        var first = await RunAsync([], onePoint);
        var second = await RunAsync([], [.. onePoint, Other]);
        var mean = await RunAsync([], [Two, .. onePoint]);
        var least = await RunAsync([], [Two, "across=min", .. onePoint]);

        var values = new[] { first, second }.Select(summary => summary.Best!.Metrics["netPnlPerDay"]).ToArray();
        values[0].ShouldNotBe(values[1]);
        mean.Best!.Metrics["netPnlPerDay"].ShouldBe((values[0] + values[1]) / 2);
        least.Best!.Metrics["netPnlPerDay"].ShouldBe(values.Min());
        string.Join(";", mean.Notes).ShouldContain("datasets[1]: exit reached on");
        mean.PlanHash.Equals(least.PlanHash, StringComparison.Ordinal).ShouldBeFalse();
    }

    [Theory]
    [InlineData("mean")]
    [InlineData("min")]
    public async Task Run_SeveralMarketsWalkForward_HasOneVerdictAndShowsTheWorst(string across)
    {
        const string Two = """datasets=[{"generate":{"level":"L1","rows":20000,"seed":7}},{"generate":{"level":"L1","rows":18000,"seed":8}}]""";
        const string Windows = """validation={"kind":"walkForward","train":"PT16H","test":"PT6H","step":"PT6H","holdout":"PT6H"}""";

        var summary = await RunAsync([], Two, Windows, $"across={across}");

        summary.State.ShouldBe(SessionState.Completed);
        var figures = summary.Figures!;
        figures.Datasets.Length.ShouldBe(2);
        var document = (await _services.GetRequiredService<EvidenceStore>().FindDocumentAsync(summary.Session, default))!;
        document.Folds.Length.ShouldBe(4, "50 common hours: 16 to train, 6 held out, and 4 tests of 6");
        var stitched = document.Folds.Sum(fold => fold.NetPnl);
        var (worst, mean) = (figures.Datasets.Min(dataset => dataset.NetPnl), figures.Datasets.Average(dataset => dataset.NetPnl));
        stitched.ShouldBeInRange(double.NegativeInfinity, mean + 1e-6);
        (across is "mean" ? mean - stitched : worst - stitched).ShouldBeGreaterThanOrEqualTo(-1e-6, "the worst of each window is no better than the worst data set");
    }

    [Fact]
    public async Task Run_TheSameMarketWithMoreRows_FindsItsHoldoutTaken()
    {
        const string Windows = """validation={"kind":"walkForward","train":"PT16H","test":"PT6H","step":"PT6H","holdout":"PT6H","minTrades":10}""";
        var first = await RunAsync([], Windows);

        var outcome = await PlanAsync([], Windows, "datasets[0].generate.rows=20400");
        var other = await PlanAsync([], Windows, "datasets[0].generate.seed=8");
        var second = await _services.GetRequiredService<SessionLoop>().RunAsync(outcome.Plan!.SessionId, null, default);

        outcome.Warnings.ShouldContain(warning => warning.Contains(first.Session));
        other.Warnings.ShouldNotContain(warning => warning.Contains("holdout"));
        second.Verdict!.IsWinner.ShouldBeFalse();
        second.Figures!.OverlappingSessions.ShouldBe(2);
    }

    [Fact]
    public async Task Survey_OfAHoldingLimit_PurgesTheLongestHoldAndTheLargestLatency()
    {
        var plan = (await PlanAsync([], "environment.latencyAMs=700", "environment.latencyBMs=20")).Plan!;
        var source = _services.GetRequiredService<ArbitrageWindowSource>();

        PurgeMsOf(new Parameter.Real("maxHoldMs", 1_000, 60_000), null).ShouldBe(60_700);
        PurgeMsOf(new Parameter.Categorical("maxHoldMs", [5_000.0, 90_000.0]), null).ShouldBe(90_700);
        PurgeMsOf(null, 30_000).ShouldBe(30_700);
        PurgeMsOf(new Parameter.Categorical("maxHoldMs", [0.0, 90_000.0]), null).ShouldBe(0, "0 holds without limit, and every window closes what it opened");
        PurgeMsOf(null, null).ShouldBe(0);

        double PurgeMsOf(Parameter? searched, double? stated) => source.Survey(plan with
        {
            Spec = plan.Spec with
            {
                Parameters = searched is null ? plan.Spec.Parameters : plan.Spec.Parameters.Add(searched),
                Fixed = stated is { } value ? plan.Spec.Fixed.With("maxHoldMs", value) : plan.Spec.Fixed,
            },
        }).Splits.PurgeNs / 1e6;
    }

    [Fact]
    public async Task Plan_ParameterThatNoTradeDependsOn_IsRefusedByName()
    {
        // A stop that is wider than any divergence of this market never fires.
        var outcome = await PlanAsync([], """space.stopLossBps={"type":"float","low":5000,"high":9000}""");

        outcome.Problems.ShouldHaveSingleItem().Path.ShouldBe("space.stopLossBps");
    }

    [RealRecordFact]
    public async Task Run_RealRecord_SaysWhatTheMarketIs()
    {
        var summary = await RunAsync([Repository.RealRecord], "environment.feeABps=25", "environment.feeBBps=25");

        summary.State.ShouldBe(SessionState.Completed);
        string.Join(";", summary.Notes).ShouldContain("exit reached on");
        string.Join(";", summary.Notes).ShouldContain("latency below resolution");
    }

    [Fact]
    public async Task Plan_RefusedData_NamesRowAndReasonAndStoresNothing()
    {
        var file = Path.Combine(_home.FullName, "bad.csv");
        await File.WriteAllTextAsync(file, "timestamp,best_bid_a,best_ask_a,best_bid_b,best_ask_b\n1,100,101,100,101\n2,NaN,101,100,101\n");

        var outcome = await PlanAsync([file]);

        outcome.Plan.ShouldBeNull();
        outcome.Problems.ShouldContain(problem => problem.Path.Equals("datasets[0]", StringComparison.Ordinal) && problem.Value!.Contains("line 3"));
    }

    [Fact]
    public async Task Plan_BoundsOfTheData_LookAtTheFirstTrainingWindowAlone()
    {
        const string Walk = """validation={"kind":"walkForward","train":"PT15H","test":"PT8H","step":"PT8H","holdout":"PT8H"}""";
        string[] sets = [Walk, "space.entryBps.low=q50", "space.entryBps.high=q99", "space.entryBps.step=0.01"];
        var quotes = QuotesOfTwoDays(swing: 40, laterSwing: 40);
        var wilder = QuotesOfTwoDays(swing: 40, laterSwing: 400);

        var outcome = await PlanAsync([quotes], sets);
        outcome.Problems.ShouldBeEmpty();
        var plan = outcome.Plan!;
        var later = (await PlanAsync([wilder], sets)).Plan!;
        var whole = (await PlanAsync([wilder], "space.entryBps.low=q50", "space.entryBps.high=q99", "space.entryBps.step=0.01")).Plan!;

        plan.Bounds.Length.ShouldBe(2);
        later.Bounds.ShouldBe(plan.Bounds);
        whole.Bounds[1].Value.ShouldBeGreaterThan(2 * plan.Bounds[1].Value);
        var stored = (await _services.GetRequiredService<SqlSessionStore>().FindSessionAsync(plan.SessionId, default))!;
        var read = new PlanJson(_services.GetRequiredService<BuildCapabilities>()).Read(stored.PlanJson);
        read.Bounds.ShouldBe(plan.Bounds);
        ((Parameter.Real)read.Spec.Parameters[0]).High.ShouldBe(plan.Bounds[1].Value);
        PlanHash.Of(read).ShouldBe(stored.PlanHash);
    }

    [Fact]
    public async Task Plan_BoundsOfSearchedHalfLives_AreRefused()
    {
        var outcome = await PlanAsync([], "space.entryBps.low=q05", """space.centreHalfLifeMs={"type":"categorical","values":[0,60000]}""");

        outcome.Problems.ShouldHaveSingleItem().Allowed.ShouldStartWith("a number while centreHalfLifeMs is searched");
    }

    [Fact]
    public async Task Plan_GeneratorOptionOutOfRange_IsNamedByItsPath()
    {
        var outcome = await PlanAsync([], "datasets[0].generate.interval=P2D");

        outcome.Problems.ShouldHaveSingleItem().Path.ShouldBe("datasets[0].generate.interval");
    }

    public void Dispose()
    {
        _services.Dispose();
        SqliteConnection.ClearAllPools();
        _home.Delete(recursive: true);
    }

    // A row a minute; the premium of A swings by some bps, and by others after the first day.
    private string QuotesOfTwoDays(double swing, double laterSwing)
    {
        var text = new StringBuilder("timestamp,best_bid_a,best_ask_a,best_bid_b,best_ask_b\n");
        for (var minute = 0; minute < 2 * 24 * 60; minute++)
        {
            var bps = Math.Sin(minute) * (minute < 24 * 60 ? swing : laterSwing);
            var mid = 100 * (1 + (bps / 1e4));
            text.Append(CultureInfo.InvariantCulture, $"{1_700_000_000_000L + (minute * 60_000L)},{mid - .01:F6},{mid + .01:F6},99.99,100.01\n");
        }

        var path = Path.Combine(_home.FullName, FormattableString.Invariant($"swing-{laterSwing}.csv"));
        File.WriteAllText(path, text.ToString());
        return path;
    }

    private Task<PlanOutcome> PlanAsync(string[] files, params string[] sets) =>
        _services.GetRequiredService<SessionPlanner>().PlanAsync(
            new PlanRequest(
                new SpecSource(Sweep, DocumentLanguage.Yaml)
                {
                    DataFiles = [.. files],
                    Overrides = [.. sets.Select(set => SpecOverride.Parse(set)!)],
                },
                _home.FullName),
            default);

    private async Task<SessionSummary> RunAsync(string[] files, params string[] sets)
    {
        var outcome = await PlanAsync(files, sets);
        outcome.Problems.ShouldBeEmpty();
        return await _services.GetRequiredService<SessionLoop>().RunAsync(outcome.Plan!.SessionId, null, default);
    }
}
