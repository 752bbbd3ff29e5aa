using Tuning.Validation.Challenges;

namespace TuningFunctions.Retuning;

/// <summary>On which evidence a version became a challenger.</summary>
/// <param name="SessionId">The session, whose report has every gate.</param>
/// <param name="PlanHash">Hash of its plan.</param>
/// <param name="DataSha256">SHA-256 of the frozen window.</param>
/// <param name="Verdict">The verdict in the words of reports.</param>
/// <param name="Test">The paired test against the champion; null where the market had none.</param>
public sealed record ChallengeEvidence(string SessionId, string PlanHash, string DataSha256, string Verdict, ChallengeResult? Test);
