using System.Collections.Immutable;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Schedules;
using Tuning.Retuning.Stores;
using Tuning.Retuning.Triggers;
using Tuning.Statistics;
using Tuning.Validation.Splits;

namespace TuningFunctions.Retuning;

/// <summary>Looks at the triggers of schedules, notes what it finds, and claims runs where a trigger fires.</summary>
/// <param name="claims">What claims runs.</param>
/// <param name="runs">Where runs are kept.</param>
/// <param name="store">Where checks are noted.</param>
/// <param name="champions">Where champions are kept.</param>
/// <param name="markets">Where the data of markets are noted.</param>
/// <param name="windows">The data itself.</param>
/// <param name="references">What drift is measured against.</param>
/// <param name="performance">What champions earn.</param>
/// <param name="time">The clock of cool-offs.</param>
public sealed class TriggerWatcher(
    RunClaims claims,
    IRunStore runs,
    IScheduleStore store,
    IChampionStore champions,
    IMarketStore markets,
    IMarketWindows windows,
    DriftReferences references,
    PerformanceBook performance,
    TimeProvider time)
{
    private const int MostHours = 24 * 14;
    private const int LeastReferenceHours = 48;
    private const int LeastRows = 100;
    private const ulong Seed = 0;

    /// <summary>Looks at every trigger of a schedule.</summary>
    /// <param name="schedule">The schedule, enabled.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task LookAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (!schedule.Triggers.StartsByItself)
        {
            return;
        }

        var data = await markets.ReadDataAsync(schedule.Market, cancellationToken);
        if (data.IsEmpty)
        {
            return;
        }

        if (schedule.Triggers.Data is { } arrival)
        {
            await LookAtDataAsync(schedule, arrival, data, cancellationToken);
        }

        var key = new ChampionKey(schedule.Strategy, schedule.Market);
        var slot = await champions.ReadSlotAsync(key, cancellationToken);
        if (slot.Version is not { } held || await champions.FindVersionAsync(key, held, cancellationToken) is not { } champion)
        {
            return;
        }

        if (schedule.Triggers.Drift is { } drift)
        {
            await LookAtDriftAsync(schedule, drift, champion, data, cancellationToken);
        }

        if (schedule.Triggers.Decay is { } decay)
        {
            await LookAtDecayAsync(schedule, decay, champion, data, cancellationToken);
        }
    }

    private async Task LookAtDataAsync(
        Schedule schedule, DataTrigger trigger, ImmutableArray<MarketData> data, CancellationToken cancellationToken)
    {
        var last = await runs.FindLastRunAsync(schedule.Name, TriggerKind.Data, cancellationToken);
        var newest = data.MaxBy(set => set.AddedAt)!;
        var rows = data.Where(set => last is null || set.AddedAt > last.CreatedAt).Sum(set => set.Rows);
        if (rows > 0 && !TriggerRules.IsResting(last?.CreatedAt, trigger.CoolOff, time.GetUtcNow()))
        {
            await SettleAsync(
                schedule, TriggerRules.Data(trigger, At(newest.EndNs), rows), RunIds.Of(schedule.Name, TriggerKind.Data, newest.Sha256[..12]), cancellationToken);
        }
    }

    private async Task LookAtDriftAsync(
        Schedule schedule, DriftTrigger trigger, ChampionVersion champion, ImmutableArray<MarketData> data, CancellationToken cancellationToken)
    {
        var before = (await store.ReadChecksAsync(schedule.Name, TriggerKind.Drift, 1, cancellationToken)).FirstOrDefault();
        var seenNs = champion.SeenEndNs / WindowLength.HourNs * WindowLength.HourNs;
        var fromNs = Math.Max(seenNs, before is null ? 0 : Ns(before.At));
        // A check before this champion's rows belongs to the champion before it.
        before = before is not null && Ns(before.At) > seenNs ? before : null;
        var endNs = data.Max(set => set.EndNs) + 1;
        if (endNs - fromNs < WindowLength.HourNs)
        {
            return;
        }

        if (await references.OfAsync(champion, trigger, data, cancellationToken) is not var (stability, calibrated))
        {
            return;
        }

        fromNs = Math.Max(fromNs, (endNs / WindowLength.HourNs * WindowLength.HourNs) - (MostHours * WindowLength.HourNs));
        var startNs = fromNs - ((TriggerRules.DriftHours - 1) * WindowLength.HourNs);
        var hours = (await windows.EdgesByHourAsync(data, startNs, endNs, cancellationToken)).Select(hour => stability.Count(hour)).ToArray();
        var last = await runs.FindLastRunAsync(schedule.Name, TriggerKind.Drift, cancellationToken);
        for (var end = TriggerRules.DriftHours; end <= hours.Length; end++)
        {
            var counts = new int[PopulationStability.Bins];
            foreach (var hour in hours[(end - TriggerRules.DriftHours)..end])
            {
                for (var bin = 0; bin < counts.Length; bin++)
                {
                    counts[bin] += hour[bin];
                }
            }

            var at = At(startNs + (end * WindowLength.HourNs));
            var check = TriggerRules.Drift(trigger, at, counts.Sum() < LeastRows ? null : stability.Index(counts), calibrated, before);
            before = check;
            if (check.Fires && TriggerRules.IsResting(last?.CreatedAt, trigger.CoolOff, time.GetUtcNow()))
            {
                check = check with { Fires = false, Why = $"{check.Why}; the trigger rests" };
            }

            await SettleAsync(schedule, check, RunIds.Of(schedule.Name, TriggerKind.Drift, at), cancellationToken);
            if (check.Fires)
            {
                last = await runs.FindLastRunAsync(schedule.Name, TriggerKind.Drift, cancellationToken);
            }
        }
    }

    private async Task LookAtDecayAsync(
        Schedule schedule, DecayTrigger trigger, ChampionVersion champion, ImmutableArray<MarketData> data, CancellationToken cancellationToken)
    {
        var at = At((data.Max(set => set.EndNs) + 1) / WindowLength.HourNs * WindowLength.HourNs);
        var before = (await store.ReadChecksAsync(schedule.Name, TriggerKind.Decay, 1, cancellationToken)).FirstOrDefault();
        if (before?.At >= at || champion.ReferenceHours.Length < LeastReferenceHours
            || Moments.Of(champion.ReferenceHours.AsSpan()) is not { } reference)
        {
            return;
        }

        var last = await runs.FindLastRunAsync(schedule.Name, TriggerKind.Decay, cancellationToken);
        if (TriggerRules.IsResting(last?.CreatedAt, trigger.CoolOff, time.GetUtcNow()))
        {
            return;
        }

        var hours = await performance.HoursSinceAsync(champion, cancellationToken);
        var lambda = AlarmCalibration.Decay(champion.ReferenceHours.AsSpan(), trigger.Delta, champion.BlockHours, Seed);
        await SettleAsync(
            schedule,
            TriggerRules.Decay(at, reference, hours.AsSpan(), trigger.Delta, lambda),
            RunIds.Of(schedule.Name, TriggerKind.Decay, at),
            cancellationToken);
    }

    // The check is noted after the run is claimed: one that is made again after a crash claims the same run.
    private async Task SettleAsync(Schedule schedule, TriggerCheck check, string runId, CancellationToken cancellationToken)
    {
        if (check.Fires)
        {
            await claims.ClaimAsync(schedule, check.Kind, runId, check.Why, cancellationToken);
        }

        await store.AddCheckAsync(schedule.Name, check, cancellationToken);
    }

    private static DateTimeOffset At(long ns) => new(DateTimeOffset.UnixEpoch.Ticks + (ns / 100), TimeSpan.Zero);

    private static long Ns(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * 100;
}
