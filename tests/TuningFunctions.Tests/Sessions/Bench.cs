using Microsoft.Data.Sqlite;
using Tuning.Arbitrage;
using Tuning.Sampling;
using Tuning.Sessions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;
using Tuning.Storage.Artifacts;
using Tuning.Storage.Sql;
using TuningFunctions.External;
using TuningFunctions.External.AskTell;
using TuningFunctions.External.Http;
using TuningFunctions.Sessions;
using TuningFunctions.Tests.Hosting;
using TuningFunctions.Trials;

namespace TuningFunctions.Tests.Sessions;

/// <summary>Everything that a session runs on, over a store in a temporary folder.</summary>
internal sealed class Bench : IDisposable
{
    public const string Sweep = """
        schemaVersion: 1
        name: sweep
        strategy: arbitrage
        datasets: [quotes.csv]
        space:
          entryBps: {type: float, low: 5, high: 60, step: 5}
          exitBps: {type: int, low: -10, high: 20, step: 5}
        sampler: {kind: grid, batch: 30}
        objective: {metric: netPnlPerDay, constraints: [{metric: closedTrades, min: 500}]}
        validation: {kind: none}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tuning-line");

    public Bench(FakeEvaluators? evaluators = null, TimeProvider? time = null)
    {
        Evaluators = evaluators ?? new FakeEvaluators();
        Time = time ?? TimeProvider.System;
        Store = SqlSessionStore.OfSqlite(Path.Combine(_folder.FullName, "tuning.db"), Time);
        Windows = new FakeWindows();
        Searches = new SearchCache(Capabilities, Store);
        Plans = new PlanCache(Capabilities, Store);
        Planner = new SessionPlanner(Capabilities, new FakeLibrary(), Windows, new BoundResolver(Capabilities, new FakeBounds()), Searches, new ExternalPlanning(new CommandPrograms(new ExternalHost()), new HttpAddresses(new ExternalHost())), new SensitivityGate(Evaluators), Store, Store, new SqlRetuneStore(Store, Time), new IdSource(Time), Time);
        Advancer = new FoldAdvancer(Plans, Searches, new LostTrials(Store, Store, Time), Store, Store);
        Evaluator = new JobEvaluator(Plans, Evaluators, new TrialRunner(Time), Store, Time);
        var artifacts = new FolderArtifactStore(Path.Combine(_folder.FullName, "artifacts"));
        Evidence = new EvidenceStore(artifacts, Store);
        var chooser = new FoldChooser(Windows, Store);
        Tester = new FoldTester(Plans, Searches, chooser, Windows, Evidence, Store, Store);
        Closer = new SessionCloser(
            Plans,
            Evaluators,
            new SessionJudge(Searches, Evidence),
            new SessionFigures(Capabilities, Searches, chooser, Windows, Evidence),
            new SessionReports(Plans, new ReportBuilder(Searches, new FakeReportSource(), Evidence, Store), artifacts, Store),
            Store,
            Time);
        Loop = new SessionLoop(Plans, Advancer, Evaluator, new RungPruner(Plans, Store), Tester, Closer, Store, Time);
    }

    public static BuildCapabilities Capabilities { get; } = new([new ArbitrageStrategy()]) { Samplers = SamplerCatalogue.Kinds, Validations = [ValidationKind.None, ValidationKind.WalkForward], HasConditions = true, MaxDatasets = 16, Prunings = [PruningKind.None, PruningKind.Asha, PruningKind.Hyperband, PruningKind.Median, PruningKind.Wilcoxon] };

    public TimeProvider Time { get; }

    public FakeEvaluators Evaluators { get; }

    public SqlSessionStore Store { get; }

    public SearchCache Searches { get; }

    public PlanCache Plans { get; }

    public SessionPlanner Planner { get; }

    public FoldAdvancer Advancer { get; }

    public JobEvaluator Evaluator { get; }

    public SessionEstimator Estimator => new(Evaluators, Searches, Time);

    public FakeWindows Windows { get; }

    public EvidenceStore Evidence { get; }

    public FoldTester Tester { get; }

    public SessionCloser Closer { get; }

    public SessionLoop Loop { get; }

    public Task<PlanOutcome> TryPlanAsync(params string[] sets) => Planner.PlanAsync(
        new PlanRequest(
            new SpecSource(Sweep, DocumentLanguage.Yaml) { Overrides = [.. sets.Select(set => SpecOverride.Parse(set)!)] }, "."),
        default);

    public async Task<string> PlanAsync(params string[] sets)
    {
        var outcome = await TryPlanAsync(sets);
        outcome.Problems.ShouldBeEmpty();
        return outcome.Plan!.SessionId;
    }

    public async Task<SessionSummary> RunAsync(params string[] sets)
    {
        var summary = await Loop.RunAsync(await PlanAsync(sets), null, default);
        SessionApp.ShouldAccountForEveryTrial(summary.Trials);
        return summary;
    }

    public void Dispose()
    {
        Searches.Dispose();
        Store.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
