using Tuning.Spaces;

namespace TuningFunctions.Retuning.Answers;

/// <summary>A champion as a bot reads it.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Market">The market.</param>
/// <param name="Version">Its number, from 1.</param>
/// <param name="Revision">Changes with each promotion and rollback.</param>
/// <param name="Parameters">Every parameter.</param>
/// <param name="Session">The session that chose it.</param>
/// <param name="Run">The run that it came from.</param>
/// <param name="Verdict">The verdict in the words of reports.</param>
/// <param name="DataSha256">SHA-256 of the window that it was tuned on.</param>
/// <param name="CreatedAt">When it was stored, UTC.</param>
public sealed record ChampionAnswer(
    string Strategy,
    string Market,
    int Version,
    long Revision,
    ParameterSet Parameters,
    string Session,
    string Run,
    string Verdict,
    string DataSha256,
    DateTimeOffset CreatedAt)
{
    /// <summary>The champion as it is shown.</summary>
    /// <param name="held">The champion in its place.</param>
    public static ChampionAnswer Of(HeldPlace held)
    {
        ArgumentNullException.ThrowIfNull(held);
        var version = held.Version;
        return new ChampionAnswer(
            version.Key.Strategy,
            version.Key.Market,
            version.Version,
            held.Revision,
            version.Parameters,
            version.SessionId,
            version.RunId,
            version.Verdict,
            version.DataSha256,
            version.CreatedAt);
    }
}
