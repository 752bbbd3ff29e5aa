using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Feedback;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Schedules;
using Tuning.Retuning.Stores;
using Tuning.Retuning.Triggers;
using Tuning.Sessions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Schema;
using TuningFunctions.Retuning.Answers;

namespace TuningFunctions.Retuning;

/// <summary>Answers from this store.</summary>
/// <param name="book">The schedules.</param>
/// <param name="claims">What claims runs.</param>
/// <param name="checks">Where checks of triggers are noted.</param>
/// <param name="runs">Where runs are kept.</param>
/// <param name="places">The champions.</param>
/// <param name="champions">Where champions are kept.</param>
/// <param name="markets">Where the data of markets and live feedback are kept.</param>
/// <param name="windows">The data itself.</param>
/// <param name="performance">What live feedback says.</param>
/// <param name="telemetry">What knows of trouble.</param>
/// <param name="time">The clock.</param>
public sealed class RetuneDesk(
    ScheduleBook book,
    RunClaims claims,
    IScheduleStore checks,
    IRunStore runs,
    ChampionBook places,
    IChampionStore champions,
    IMarketStore markets,
    IMarketWindows windows,
    PerformanceBook performance,
    RetuneTelemetry telemetry,
    TimeProvider time) : IRetuneDesk
{
    private const int NextShown = 10;
    private const int MostNamed = 10;

    /// <inheritdoc/>
    public async Task<ScheduleList> SchedulesAsync(CancellationToken cancellationToken)
    {
        var shown = ImmutableArray.CreateBuilder<ScheduleAnswer>();
        foreach (var kept in await book.ListAsync(cancellationToken))
        {
            shown.Add(kept.Schedule is { } schedule ? await ShowAsync(schedule, cancellationToken) : ScheduleAnswer.OfUnknown(kept));
        }

        return new ScheduleList(shown.ToImmutable());
    }

    /// <inheritdoc/>
    public async Task<ScheduleAnswer> ScheduleAsync(string name, CancellationToken cancellationToken) =>
        await ShowAsync(await FindAsync(name, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<ScheduleAnswer> PutScheduleAsync(
        string text, DocumentLanguage language, string keyName, CancellationToken cancellationToken)
    {
        var reading = await book.PutAsync(text, language, keyName, cancellationToken);
        return reading.Schedule is { } schedule
            ? await ShowAsync(schedule, cancellationToken)
            : throw new RetuneRefusalException(RetuneRefusal.Invalid, "The schedule cannot be kept; nothing was stored.", reading.Problems);
    }

    /// <inheritdoc/>
    public async Task<ScheduleAnswer> EnableAsync(string name, bool isEnabled, string keyName, CancellationToken cancellationToken) =>
        await book.EnableAsync(name, isEnabled, keyName, cancellationToken) is { } schedule
            ? await ShowAsync(schedule, cancellationToken)
            : throw await NoScheduleAsync(name, cancellationToken);

    /// <inheritdoc/>
    public async Task RemoveScheduleAsync(string name, CancellationToken cancellationToken)
    {
        if (!await book.RemoveAsync(name, cancellationToken))
        {
            throw await NoScheduleAsync(name, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<RunAnswer> StartAsync(string name, string keyName, CancellationToken cancellationToken)
    {
        var schedule = await FindAsync(name, cancellationToken);
        var last = await runs.FindLastRunAsync(name, TriggerKind.Manual, cancellationToken);
        var now = time.GetUtcNow();
        if (TriggerRules.IsResting(last?.CreatedAt, schedule.Triggers.ManualCoolOff, now))
        {
            throw new RetuneRefusalException(
                RetuneRefusal.Conflict,
                $"The schedule {name} rests after {last!.RunId}.",
                new SpecProblem("name", name, $"a time from {last.CreatedAt + schedule.Triggers.ManualCoolOff:O} on"));
        }

        // Asked twice within a second is asked once.
        return RunAnswer.Of(await claims.ClaimAsync(
            schedule, TriggerKind.Manual, RunIds.Of(name, TriggerKind.Manual, now), $"started with the key {keyName}", cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<RunList> RunsAsync(string name, int limit, CancellationToken cancellationToken)
    {
        var found = await runs.ListRunsAsync(name, limit, cancellationToken);
        if (found.IsEmpty)
        {
            // The runs of a schedule that was removed are shown; those of a name that never was one are a mistake.
            await FindAsync(name, cancellationToken);
        }

        return new RunList([.. found.Select(RunAnswer.Of)]);
    }

    /// <inheritdoc/>
    public async Task<CheckList> ChecksAsync(string name, TriggerKind? trigger, int limit, CancellationToken cancellationToken)
    {
        await FindAsync(name, cancellationToken);
        var found = new List<TriggerCheck>();
        foreach (var kind in Enum.GetValues<TriggerKind>().Where(kind => trigger is null || kind == trigger))
        {
            found.AddRange(await checks.ReadChecksAsync(name, kind, limit, cancellationToken));
        }

        return new CheckList([.. found.OrderByDescending(check => check.At).Take(limit).Select(CheckAnswer.Of)]);
    }

    /// <inheritdoc/>
    public async Task<RunAnswer> RunAsync(string runId, CancellationToken cancellationToken) =>
        RunAnswer.Of(await FindRunAsync(runId, cancellationToken));

    /// <inheritdoc/>
    public async Task<RunAnswer> DecideAsync(
        string runId, bool isApproved, string? comment, string keyName, CancellationToken cancellationToken)
    {
        var run = await FindRunAsync(runId, cancellationToken);
        var now = time.GetUtcNow();
        if (await runs.FindApprovalAsync(runId, cancellationToken) is not { } asked)
        {
            throw new RetuneRefusalException(
                RetuneRefusal.Conflict, $"{runId} waits for no approval.", new SpecProblem("run", runId, $"a run that waits for approval; this one is {run.State}"));
        }

        var answer = asked with { IsApproved = isApproved, DecidedAt = now, KeyName = keyName, Comment = comment };
        var stored = await runs.DecideApprovalAsync(answer, cancellationToken);
        return stored.IsApproved == isApproved
            ? RunAnswer.Of(run)
            : throw new RetuneRefusalException(
                RetuneRefusal.Conflict,
                stored.IsApproved is null
                    ? $"The approval of {runId} expired at {stored.ExpiresAt:O}."
                    : $"{runId} was {(stored.IsApproved is true ? "approved" : "turned down")} at {stored.DecidedAt:O} with the key {stored.KeyName}.",
                new SpecProblem("run", runId, "a run that nobody answered yet"));
    }

    /// <inheritdoc/>
    public async Task<MarketAnswer> AddDataAsync(string market, string sha256, CancellationToken cancellationToken)
    {
        if (!MarketName.IsValid(market))
        {
            throw new RetuneRefusalException(
                RetuneRefusal.Invalid, $"No schedule can name the market {market}.", new SpecProblem("market", market, MarketName.Form));
        }

        var digits = sha256.StartsWith("sha256:", StringComparison.Ordinal) ? sha256["sha256:".Length..] : sha256;
        var data = await windows.DescribeAsync(market, digits, time.GetUtcNow(), cancellationToken) ?? throw new RetuneRefusalException(
            RetuneRefusal.Unknown, $"The data set {sha256} is not stored here.", new SpecProblem("sha256", sha256, "a data set that is stored here: see tune data list"));
        var isNew = await markets.AddDataAsync(data, cancellationToken);
        return new MarketAnswer(market, data.Sha256, data.Rows, At(data.StartNs), At(data.EndNs), isNew);
    }

    /// <inheritdoc/>
    public async Task<ChampionAnswer> ChampionAsync(ChampionKey key, CancellationToken cancellationToken) =>
        ChampionAnswer.Of(await places.FindAsync(key, cancellationToken) ?? throw await NothingAtAsync(key, NoChampion(key), cancellationToken));

    /// <inheritdoc/>
    public async Task<HistoryAnswer> HistoryAsync(ChampionKey key, CancellationToken cancellationToken)
    {
        var (versions, audit) = await places.HistoryAsync(key, cancellationToken);
        if (audit.IsEmpty && await UnknownPlaceAsync(key, cancellationToken) is { } unknown)
        {
            throw unknown;
        }

        return new HistoryAnswer(
            key.Strategy,
            key.Market,
            [.. versions.Select(entry => new VersionAnswer(
                entry.Version.Version, entry.State, entry.Version.Parameters, entry.Version.SessionId, entry.Version.CreatedAt))],
            [.. audit.Select(AuditAnswer.Of)]);
    }

    /// <inheritdoc/>
    public async Task<ChampionAnswer> RollBackAsync(ChampionKey key, string reason, string keyName, CancellationToken cancellationToken)
    {
        var change = await places.RollBackAsync(key, reason, keyName, cancellationToken);
        return change.IsDone
            ? await ChampionAsync(key, cancellationToken)
            : throw await NothingAtAsync(
                key,
                new RetuneRefusalException(
                    RetuneRefusal.Conflict, change.Conflict!, new SpecProblem("market", key.Market, "a champion that replaced another")),
                cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<PerformanceAccepted> AddPerformanceAsync(string json, CancellationToken cancellationToken)
    {
        var reading = PerformanceReader.Read(json);
        if (reading.Batch is not { } batch)
        {
            throw new RetuneRefusalException(RetuneRefusal.Invalid, "The batch cannot be taken; nothing was stored.", reading.Problems);
        }

        if (await champions.FindVersionAsync(batch.Key, batch.Version, cancellationToken) is null)
        {
            throw await NothingAtAsync(batch.Key, NoVersion(batch.Key, batch.Version), cancellationToken);
        }

        var added = await markets.AddPerformanceAsync(batch.Key, batch.Version, batch.Fills, batch.Hours, cancellationToken);
        return new PerformanceAccepted(batch.Fills.Length + batch.Hours.Length, added);
    }

    /// <inheritdoc/>
    public async Task<PerformanceAnswer> PerformanceAsync(ChampionKey key, int? version, CancellationToken cancellationToken)
    {
        var number = version ?? (await champions.ReadSlotAsync(key, cancellationToken)).Version
            ?? throw await NothingAtAsync(key, NoChampion(key), cancellationToken);
        var found = await champions.FindVersionAsync(key, number, cancellationToken)
            ?? throw await NothingAtAsync(key, NoVersion(key, number), cancellationToken);
        var hours = await markets.ReadHoursAsync(key, number, cancellationToken);
        var fills = await markets.ReadFillsAsync(key, number, cancellationToken);
        return new PerformanceAnswer(
            key.Strategy,
            key.Market,
            number,
            fills.Length,
            hours.Length,
            hours.Sum(hour => hour.Pnl),
            await performance.ReconcileAsync(found, cancellationToken))
        {
            Slippage = await performance.SlippageAsync(found, cancellationToken),
        };
    }

    private async Task<ScheduleAnswer> ShowAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        var last = await runs.ListRunsAsync(schedule.Name, 1, cancellationToken);
        return new ScheduleAnswer(
            schedule.Name,
            schedule.Strategy,
            schedule.Market,
            schedule.IsEnabled,
            schedule.TimeZone,
            schedule.Window.ToString(),
            book.NextOf(schedule, NextShown),
            JsonElement.Parse(ScheduleJson.Write(schedule)))
        {
            Cron = schedule.Cron,
            Last = last.IsEmpty ? null : RunAnswer.Of(last[0]),
            Trouble = (await telemetry.TroubleOfAsync(schedule.Name, cancellationToken))?.Why,
        };
    }

    private async Task<Schedule> FindAsync(string name, CancellationToken cancellationToken) =>
        await book.FindAsync(name, cancellationToken) ?? throw await NoScheduleAsync(name, cancellationToken);

    private async Task<RetuneRun> FindRunAsync(string runId, CancellationToken cancellationToken) =>
        await runs.FindRunAsync(runId, cancellationToken) ?? throw new RetuneRefusalException(
            RetuneRefusal.Unknown, $"There is no run {runId}.", new SpecProblem("run", runId, "the id of a run: see tune schedule runs"));

    private async Task<RetuneRefusalException> NoScheduleAsync(string name, CancellationToken cancellationToken)
    {
        ImmutableArray<string> known = [.. (await book.ListAsync(cancellationToken)).Select(kept => kept.Name)];
        return new RetuneRefusalException(
            RetuneRefusal.Unknown, $"There is no schedule {name}.", new SpecProblem("name", name, Known("the name of a schedule", name, known)));
    }

    // A slip in the name of a place is told from a place where nothing happened yet.
    private async Task<RetuneRefusalException> NothingAtAsync(
        ChampionKey key, RetuneRefusalException otherwise, CancellationToken cancellationToken) =>
        await UnknownPlaceAsync(key, cancellationToken) ?? otherwise;

    // A place is known from the day that a schedule names it, and for ever once anything happened there.
    private async Task<RetuneRefusalException?> UnknownPlaceAsync(ChampionKey key, CancellationToken cancellationToken)
    {
        ImmutableArray<ChampionKey> known =
        [
            .. (await book.ListAsync(cancellationToken)).Select(kept => kept.Schedule).OfType<Schedule>()
                .Select(schedule => new ChampionKey(schedule.Strategy, schedule.Market))
                .Concat((await champions.ListSlotsAsync(cancellationToken)).Select(slot => slot.Key))
                .Distinct()
                .OrderBy(place => place.ToString(), StringComparer.Ordinal),
        ];
        return known.Contains(key) || !(await champions.ReadAuditAsync(key, cancellationToken)).IsEmpty
            ? null
            : new RetuneRefusalException(
                RetuneRefusal.Unknown,
                $"Nothing is known of {key}.",
                new SpecProblem("market", key.ToString(), Known("a strategy and market that a schedule names", key.ToString(), [.. known.Select(place => place.ToString())])));
    }

    private static string Known(string what, string name, ImmutableArray<string> known)
    {
        var guess = Spelling.Nearest(name, known) is { } nearest ? $"did you mean {nearest}? " : "";
        var more = known.Length > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {known.Length - MostNamed} more") : "";
        return known.IsEmpty ? $"{what}: there is none, see tune schedule add" : $"{guess}{what}: {string.Join(", ", known.Take(MostNamed))}{more}";
    }

    private static RetuneRefusalException NoChampion(ChampionKey key) => new(
        RetuneRefusal.Unknown, $"{key} has no champion yet.", new SpecProblem("market", key.Market, "a market whose strategy has a champion: see tune champion history"));

    private static RetuneRefusalException NoVersion(ChampionKey key, int version) => new(
        RetuneRefusal.Unknown,
        string.Create(CultureInfo.InvariantCulture, $"{key} has no version {version}."),
        new SpecProblem("version", version.ToString(CultureInfo.InvariantCulture), "a version of this strategy and market: see tune champion history"));

    private static DateTimeOffset At(long ns) => new(DateTimeOffset.UnixEpoch.Ticks + (ns / 100), TimeSpan.Zero);
}
