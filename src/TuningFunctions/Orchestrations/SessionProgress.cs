namespace TuningFunctions.Orchestrations;

/// <summary>How far a session is: its instance's custom status. How far each search is, its own instance's says.</summary>
/// <param name="Searches">How many searches the session makes.</param>
/// <param name="EndedSearches">How many of them have ended.</param>
/// <param name="PlannedTrials">How many trials all searches are planned to have.</param>
/// <param name="EstimatedEndUtc">When the last search will have ended, about, UTC; null before the first one has.</param>
public sealed record SessionProgress(int Searches, int EndedSearches, int PlannedTrials, DateTime? EstimatedEndUtc);
