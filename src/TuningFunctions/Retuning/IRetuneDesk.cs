using Tuning.Retuning.Champions;
using Tuning.Retuning.Triggers;
using Tuning.Sessions.Documents;
using TuningFunctions.Retuning.Answers;

namespace TuningFunctions.Retuning;

/// <summary>Everything that people and bots ask of retuning, of this store or of a server that has one.</summary>
public interface IRetuneDesk
{
    /// <summary>All schedules.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    Task<ScheduleList> SchedulesAsync(CancellationToken cancellationToken);

    /// <summary>A schedule.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RetuneRefusalException">There is none.</exception>
    Task<ScheduleAnswer> ScheduleAsync(string name, CancellationToken cancellationToken);

    /// <summary>Stores a schedule file; one of the same name is replaced.</summary>
    /// <param name="text">The file.</param>
    /// <param name="language">The language it is written in.</param>
    /// <param name="keyName">Name of the key that asks for it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RetuneRefusalException">Something is wrong with it; nothing is stored.</exception>
    Task<ScheduleAnswer> PutScheduleAsync(string text, DocumentLanguage language, string keyName, CancellationToken cancellationToken);

    /// <summary>Enables or disables a schedule.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isEnabled">Whether anything but a person starts it.</param>
    /// <param name="keyName">Name of the key that asks for it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RetuneRefusalException">There is none.</exception>
    Task<ScheduleAnswer> EnableAsync(string name, bool isEnabled, string keyName, CancellationToken cancellationToken);

    /// <summary>Removes a schedule; its runs stay.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RetuneRefusalException">There is none.</exception>
    Task RemoveScheduleAsync(string name, CancellationToken cancellationToken);

    /// <summary>Claims a run because a person asks; it starts at the host's next look, within a minute.</summary>
    /// <param name="name">The schedule.</param>
    /// <param name="keyName">Name of the key that asks for it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RetuneRefusalException">There is no such schedule, or it rests.</exception>
    Task<RunAnswer> StartAsync(string name, string keyName, CancellationToken cancellationToken);

    /// <summary>Runs of a schedule, newest first.</summary>
    /// <param name="name">The schedule.</param>
    /// <param name="limit">Largest number of runs, from 1.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RetuneRefusalException">There is no such schedule, and never was one that ran.</exception>
    Task<RunList> RunsAsync(string name, int limit, CancellationToken cancellationToken);

    /// <summary>What the triggers of a schedule found at their looks, newest first.</summary>
    /// <param name="name">The schedule.</param>
    /// <param name="trigger">The trigger; null for all.</param>
    /// <param name="limit">Largest number of checks, from 1.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RetuneRefusalException">There is no such schedule.</exception>
    Task<CheckList> ChecksAsync(string name, TriggerKind? trigger, int limit, CancellationToken cancellationToken);

    /// <summary>A run.</summary>
    /// <param name="runId">Its id.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RetuneRefusalException">There is none.</exception>
    Task<RunAnswer> RunAsync(string runId, CancellationToken cancellationToken);

    /// <summary>Approves or turns down the challenger of a run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="isApproved">Whether it is approved.</param>
    /// <param name="comment">What is said; null for nothing.</param>
    /// <param name="keyName">Name of the key that answers.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RetuneRefusalException">There is no such run, or it waits for no approval.</exception>
    Task<RunAnswer> DecideAsync(string runId, bool isApproved, string? comment, string keyName, CancellationToken cancellationToken);

    /// <summary>Gives a market a data set that is stored already.</summary>
    /// <param name="market">The market.</param>
    /// <param name="sha256">SHA-256 of its content.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RetuneRefusalException">It is not stored.</exception>
    Task<MarketAnswer> AddDataAsync(string market, string sha256, CancellationToken cancellationToken);

    /// <summary>The champion of a place.</summary>
    /// <param name="key">The strategy and market.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RetuneRefusalException">There is none.</exception>
    Task<ChampionAnswer> ChampionAsync(ChampionKey key, CancellationToken cancellationToken);

    /// <summary>The history of a place.</summary>
    /// <param name="key">The strategy and market.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RetuneRefusalException">No schedule names the place, and nothing ever happened there.</exception>
    Task<HistoryAnswer> HistoryAsync(ChampionKey key, CancellationToken cancellationToken);

    /// <summary>Takes the champion back: the version that it replaced is the champion again.</summary>
    /// <param name="key">The strategy and market.</param>
    /// <param name="reason">Why.</param>
    /// <param name="keyName">Name of the key that asks for it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RetuneRefusalException">There is nothing to go back to.</exception>
    Task<ChampionAnswer> RollBackAsync(ChampionKey key, string reason, string keyName, CancellationToken cancellationToken);

    /// <summary>Stores what a bot reports; what was sent before counts once.</summary>
    /// <param name="json">The batch.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RetuneRefusalException">Something is wrong with it; nothing is stored.</exception>
    Task<PerformanceAccepted> AddPerformanceAsync(string json, CancellationToken cancellationToken);

    /// <summary>What bots report of a champion, beside its backtest.</summary>
    /// <param name="key">The strategy and market.</param>
    /// <param name="version">The version; null for the champion.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RetuneRefusalException">There is no such version.</exception>
    Task<PerformanceAnswer> PerformanceAsync(ChampionKey key, int? version, CancellationToken cancellationToken);
}
