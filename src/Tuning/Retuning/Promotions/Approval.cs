namespace Tuning.Retuning.Promotions;

/// <summary>That somebody is asked to approve a challenger, and what was answered.</summary>
/// <param name="RunId">The run.</param>
/// <param name="ExpiresAt">Until when an answer counts, UTC.</param>
public sealed record Approval(string RunId, DateTimeOffset ExpiresAt)
{
    /// <summary>Whether it was approved; null until somebody answers.</summary>
    public bool? IsApproved { get; init; }

    /// <summary>When it was answered, UTC; null until then.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Name of the key that answered, never the key; null until then.</summary>
    public string? KeyName { get; init; }

    /// <summary>What was said; null for nothing.</summary>
    public string? Comment { get; init; }
}
