using Microsoft.Extensions.DependencyInjection;
using Tuning.Arbitrage.Markets.Generation;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Feedback;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Triggers;
using Tuning.Storage.Configuration;
using Tuning.Testing.Services;
using TuningFunctions.Retuning;

namespace TuningFunctions.Tests.Retuning;

/// <summary>Hosts without a disk in common: PostgreSQL and Azurite are all that they share.</summary>
public sealed class SharedRetuneTests
{
    private const string Schedule = """
        schemaVersion: 1
        name: weekly
        strategy: arbitrage
        market: btc
        cron: "0 6 * * 1"
        timeZone: Europe/Berlin
        window: last 28 days
        triggers: {drift: {}}
        promotion: {watch: PT0S}
        session:
          space:
            entryBps: {type: float, low: 5, high: 60}
            exitBps: {type: float, low: -40, high: 20}
          fixed: {maxHoldMs: 3600000}
          environment: {feeABps: 5, feeBBps: 4, latencyAMs: 0, latencyBMs: 0}
          sampler: {kind: random}
          budget: {trials: 64, sessionTimeout: P30D, trialTimeout: P30D}
          objective: {metric: netPnlPerDay}
          validation: {kind: walkForward, train: PT96H, test: PT48H, step: PT48H, holdout: PT72H}
        """;

    private const int FirstRows = 20_000;

    private static readonly ChampionKey s_key = new("arbitrage", "btc");

    private static readonly GeneratorOptions s_quotes = GeneratorOptions.Of(GeneratorLevel.L1) with
    {
        Rows = FirstRows + (2 * 24 * 60),
        Seed = 7,
        IntervalNs = 60_000_000_000,
    };

    [Fact]
    public async Task Run_DataSetsInBlobsAlone_AreTunedWatchedAndReconciledByHostsWithoutThem()
    {
        var settings = await SettingsAsync();
        var time = new ManualTimeProvider(new DateTimeOffset(2025, 1, 15, 0, 0, 0, TimeSpan.Zero));
        await ArriveAsync(settings, time, 0, FirstRows);

        await TuneAsync(settings, time);
        await ArriveAsync(settings, time, FirstRows, s_quotes.Rows);

        await using var app = await StartAsync(settings, time);
        await app.PassAsync(TimeSpan.FromMinutes(1));
        (await app.Store.ReadChecksAsync("weekly", TriggerKind.Drift, 100, default)).ShouldContain(check => check.Value != null);
        await CheckFillsAsync(app);
        // The market's two data sets, and nothing else that retuning on another host has frozen.
        app.Get<DataSetStore>().List().Length.ShouldBe(2);
    }

    // Days of the market come with a host that is gone afterwards, with its disk.
    private static async Task ArriveAsync(StorageSettings settings, ManualTimeProvider time, long firstRow, long endRow)
    {
        await using var app = await StartAsync(settings, time);
        var store = app.Get<DataSetStore>();
        var part = store.Freeze([store.Generate(s_quotes).Hash], TimeOf(firstRow), TimeOf(endRow), "arrived").Hash!.Value;
        (await app.Get<IRetuneDesk>().AddDataAsync("btc", part.ToString(), default)).Rows.ShouldBe(endRow - firstRow);
    }

    private static async Task TuneAsync(StorageSettings settings, ManualTimeProvider time)
    {
        await using var app = await StartAsync(settings, time);
        await app.ScheduleAsync(Schedule);
        var run = await app.Get<IRetuneDesk>().StartAsync("weekly", "test", default);
        await app.PassAsync(TimeSpan.FromMinutes(1));
        // Rows that are coarser than the latency ask for approval.
        await app.Get<IRetuneDesk>().DecideAsync(run.Run, true, null, "ops", default);
        await app.LookAsync();

        (await app.UntilAsync(run.Run, RunState.Ended)).Outcome.ShouldBe(RunOutcome.Promoted);
        app.Get<DataSetStore>().List().Length.ShouldBe(1, "the market's only data set is the window, whole");
    }

    private static async Task CheckFillsAsync(RetuneApp app)
    {
        var champion = (await app.Store.FindVersionAsync(s_key, 1, default))!;
        var data = await app.Store.ReadDataAsync("btc", default);
        var trades = await app.Get<IMarketWindows>().TradesAsync(data, champion, champion.SeenEndNs, TimeOf(s_quotes.Rows), default);
        // One in the midst, which follows others.
        var trade = trades[trades.Length / 2];
        var price = trade.EntryPriceA!.Value * (trade.IsShortA ? 1 - 2e-4 : 1 + 2e-4);
        await app.Store.AddPerformanceAsync(
            s_key, 1, [new LiveFill("f1", "t1", FillLeg.EntryA, trade.EnteredAt, !trade.IsShortA, trade.Quantity, price)], [], default);

        var shown = (await app.Get<IRetuneDesk>().PerformanceAsync(s_key, 1, default)).Trades[0];

        (shown.TradeId, shown.DecidedAt).ShouldBe(("t1", trade.DecidedAt));
        shown.SlippageBps!.Value.ShouldBe(2, 1e-6);
    }

    private static long TimeOf(long row) => s_quotes.StartNs + (row * s_quotes.IntervalNs);

    private static async Task<StorageSettings> SettingsAsync()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [StorageSettings.StoreSetting] = "postgres",
            [StorageSettings.PostgresSetting] = await RetuneApp.ConnectionOfAsync("postgres"),
            [StorageSettings.ArtifactsSetting] = "blobs",
            [StorageSettings.BlobsSetting] = await AzuriteServer.ConnectionStringAsync(),
            [StorageSettings.BlobsContainerSetting] = AzuriteServer.NextContainer(),
        };
        return new StorageSettings(name => known.GetValueOrDefault(name));
    }

    private static Task<RetuneApp> StartAsync(StorageSettings settings, ManualTimeProvider time) =>
        RetuneApp.StartAsync("", null, time, configure: services => services.AddSingleton(settings));
}
