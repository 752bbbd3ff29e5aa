using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tuning.AskTell;
using Tuning.Objectives;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using Tuning.Spaces;
using Tuning.Storage.Sql;

namespace Tuning.Cli.AskTell;

/// <summary>Results of an earlier session: a state file of ask and tell, or a session in the home.</summary>
/// <param name="Trials">The completed trials, in their order.</param>
/// <param name="Hash">SHA-256 over their points and results, lower-case hexadecimal.</param>
internal sealed record WarmStart(ImmutableArray<AskTellEarlierTrial> Trials, string Hash)
{
    /// <summary>No earlier session.</summary>
    public static WarmStart None { get; } = new([], "");

    /// <summary>Reads a state file.</summary>
    /// <param name="path">The absolute path.</param>
    public static WarmStart OfFile(string path)
    {
        var lines = StateFile.Read(path).Skip(1).ToArray();
        return new(AskTellJournal.Results(lines), HashOf(lines));
    }

    /// <summary>Reads a stored session; nothing where the home has none of the id.</summary>
    /// <param name="home">The home.</param>
    /// <param name="id">The session's id.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<WarmStart?> OfSessionAsync(
        string home, string id, TimeProvider time, CancellationToken cancellationToken)
    {
        var file = Path.Combine(home, "tuning.db");
        if (!File.Exists(file))
        {
            return null;
        }

        using var store = SqlSessionStore.OfSqlite(file, time);
        if (await store.FindSessionAsync(id, cancellationToken) is null)
        {
            return null;
        }

        // The last search of a walk-forward is the final one; its choice has a second result, on the holdout.
        var folds = await store.ReadFoldsAsync(id, cancellationToken);
        var fold = new FoldKey(id, folds.IsEmpty ? 0 : folds[^1].Fold);
        var trials = await store.ReadTrialsAsync(fold, TrialRange.All, cancellationToken);
        var results = await store.ReadResultsAsync(fold, TrialRange.All, cancellationToken);
        var points = trials.ToDictionary(trial => trial.Trial, trial => trial.PointJson);
        var completed = results.Where(result => result.State is TrialState.Completed && result.Key.Window is not (SessionPlan.HoldoutWindow or SessionPlan.TestWindow) && points.ContainsKey(result.Key.Trial))
            .DistinctBy(result => result.Key.Trial).ToArray();
        return new(
            [.. completed.Select(result => AskTellEarlierTrial.Of(PointOf(points[result.Key.Trial]), result.Metrics))],
            HashOf(completed.Select(result => points[result.Key.Trial])));
    }

    private static ParameterSet PointOf(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return new ParameterSetConverter().Read(ref reader, typeof(ParameterSet), JsonSerializerOptions.Default);
    }

    private static string HashOf(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
