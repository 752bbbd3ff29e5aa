using Tuning.Retuning.Champions;
using Tuning.Retuning.Stores;
using Tuning.Spaces;

namespace TuningFunctions.Tests.Sessions;

/// <summary>Champions that no run has made.</summary>
internal static class StoredChampion
{
    /// <summary>Gives an empty place to parameters.</summary>
    /// <param name="champions">Where champions are kept.</param>
    /// <param name="key">The strategy and market.</param>
    /// <param name="parameters">The parameters.</param>
    public static async Task PromoteAsync(IChampionStore champions, ChampionKey key, ParameterSet parameters)
    {
        var version = new ChampionVersion(key, 0, "run", parameters)
        {
            SessionId = "session",
            PlanHash = "plan",
            DataSha256 = "data",
            Environment = new ParameterSet([]),
            TrainStartNs = 1,
            TrainEndNs = 2,
            SeenEndNs = 3,
            Verdict = "Winner",
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
        await champions.AddVersionAsync(
            version, new AuditEntry(key, "challenged:run", AuditKind.Challenged, 0, "better", "schedule", DateTimeOffset.UnixEpoch) { RunId = "run" }, default);
        await champions.ChangeSlotAsync(
            new AuditEntry(key, "promoted:run", AuditKind.Promoted, 1, "better", "schedule", DateTimeOffset.UnixEpoch) { RunId = "run" }, default);
    }
}
