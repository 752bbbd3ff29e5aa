namespace Tuning.Exchange;

/// <summary>A study while the journal is read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Directions">1 to minimize, 2 to maximize, one an objective.</param>
internal sealed record OptunaStudyDraft(string Name, int[] Directions)
{
    /// <summary>Its trials, by number.</summary>
    public List<OptunaTrialDraft> Trials { get; } = [];

    /// <summary>Whether it was deleted later.</summary>
    public bool IsDeleted { get; set; }
}
