using Tuning.Arbitrage.Markets.Generation;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Arbitrage.Markets.Truth;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Triggers;
using Tuning.Spaces;
using TuningFunctions.Retuning;

namespace TuningFunctions.Tests.Retuning;

/// <summary>
/// Weeks of retuning on a planted market that changes its regime once, through a host, real data sets, real backtests, every gate
/// and every rule: nothing is pretended but the time.
/// </summary>
public sealed class RegimeSwitchTests
{
    private const int WarmUpDays = 14;

    // The exit stays where the closed form has its figures: b = 0, moved by the half-spreads. A champion is left for no less than
    // a quarter: while the window still holds both regimes the best of the mixture is only little better.
    private const string Schedule = $$$"""
        schemaVersion: 1
        name: weekly
        strategy: arbitrage
        market: btc
        cron: "0 6 * * 1"
        timeZone: Europe/Berlin
        window: last 14 days
        overlap: queue
        triggers: {drift: {coolOff: P3D}}
        promotion: {minImprovement: .25}
        session:
          space:
            entryBps: {type: float, low: 5, high: 45}
          fixed: {exitBps: 2}
          environment: {{{SwitchedMarket.Environment}}}
          budget: {trials: 64, sessionTimeout: P30D, trialTimeout: P30D}
          objective: {metric: netPnlPerDay}
          validation: {kind: walkForward, train: PT36H, test: PT36H, step: PT36H, holdout: PT72H}
        """;

    private static readonly ChampionKey s_key = new("arbitrage", "btc");

    /// <summary>Seeds whose market changes once, 16 to 18 days after its start; both directions on both stores in the long run.</summary>
    public static TheoryData<string, ulong, int, double, double> Switches()
    {
        var cases = new TheoryData<string, ulong, int, double, double> { { "sqlite", 2322, 32, 25, .25 } };
        if (LongRun.IsOn)
        {
            cases.Add("postgres", 2322, 32, 25, .25);
            cases.Add("sqlite", 112, 42, 8, .8);
            cases.Add("postgres", 112, 42, 8, .8);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Switches))]
    public async Task Run_MarketThatChangesItsRegime_ChangesTheChampionOnceForTheBetter(
        string store, ulong seed, int days, double sdBps, double leastLoss)
    {
        var market = new SwitchedMarket(seed, days);
        market.Regimes.Select(span => span.Regime).ShouldBe(sdBps > 8 ? [Regime.Calm, Regime.Wild] : [Regime.Wild, Regime.Calm]);
        var time = new ManualTimeProvider(SwitchedMarket.Start);
        await using var app = await RetuneApp.StartAsync(await RetuneApp.ConnectionOfAsync(store), null, time);
        await app.ScheduleAsync(Schedule);
        for (var day = WarmUpDays; day <= days; day++)
        {
            time.Advance(SwitchedMarket.Start.AddDays(day).AddHours(1).AddSeconds(30) - time.GetUtcNow());
            await ArriveAsync(app, market, day == WarmUpDays ? 0 : day - 1, day == WarmUpDays ? WarmUpDays : 1);
            do
            {
                await app.LookAsync();
                await app.SettleAsync();
            }
            while ((await app.Store.ListOpenRunsAsync(default)).Any(run => run.State is not RunState.Watching));
        }

        // The stated delay: a day of the new regime, and three checks.
        var checks = await app.Store.ReadChecksAsync("weekly", TriggerKind.Drift, 10_000, default);
        checks.Where(check => check.Fires).Min(check => check.At).ShouldBeInRange(market.SwitchedAt, market.SwitchedAt.AddHours(24 + 3));
        (await app.Store.ListRunsAsync("weekly", 100, default)).ShouldContain(run => run.Trigger == TriggerKind.Drift);
        var audit = await app.Store.ReadAuditAsync(s_key, default);
        audit.Where(entry => entry.Kind is AuditKind.Promoted or AuditKind.RolledBack)
            .Select(entry => (entry.Kind, entry.Version, entry.PreviousVersion))
            .ShouldBe([(AuditKind.Promoted, 1, null), (AuditKind.Promoted, 2, 1)]);
        audit[^2].EvidenceJson!.ShouldContain("\"replaces\":true");
        await CheckLossAsync(app, sdBps, leastLoss);
    }

    // On the rows that neither has seen the frozen champion loses what the closed form says of the two entries.
    private static async Task CheckLossAsync(RetuneApp app, double sdBps, double leastLoss)
    {
        var frozen = (await app.Store.FindVersionAsync(s_key, 1, default))!;
        var adapted = (await app.Store.FindVersionAsync(s_key, 2, default))!;
        var data = await app.Store.ReadDataAsync("btc", default);

        var loss = 1 - (await EarnedAsync(frozen) / await EarnedAsync(adapted));

        loss.ShouldBeGreaterThan(leastLoss);
        loss.ShouldBe(1 - (Rate(frozen.Parameters) / Rate(adapted.Parameters)), .10);

        async Task<double> EarnedAsync(ChampionVersion version) =>
            (await app.Get<IMarketWindows>().SinceAsync(data, adapted, version.Parameters, adapted.SeenEndNs, default))!.NetPnl;

        double Rate(ParameterSet point) => new ThresholdRule(
            (point.NumberOf("entryBps")!.Value + SwitchedMarket.ExitBps) / sdBps, 0)
            .Seen(SwitchedMarket.ReversionPerRow).Rate(SwitchedMarket.CostBps / sdBps);
    }

    private static async Task ArriveAsync(RetuneApp app, SwitchedMarket market, int firstDay, int count) =>
        await app.Get<IRetuneDesk>().AddDataAsync("btc", market.Cut(app.Get<DataSetStore>(), firstDay, count).ToString(), default);
}
