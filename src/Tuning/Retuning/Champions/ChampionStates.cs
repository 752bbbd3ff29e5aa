namespace Tuning.Retuning.Champions;

/// <summary>Reads the states of versions from the audit: nothing else says where a version stands.</summary>
public static class ChampionStates
{
    /// <summary>The state of each version that the audit knows.</summary>
    /// <param name="audit">The audit in its order.</param>
    public static IReadOnlyDictionary<int, ChampionState> Of(IEnumerable<AuditEntry> audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        var states = new Dictionary<int, ChampionState>();
        foreach (var entry in audit)
        {
            if (entry.PreviousVersion is { } previous)
            {
                states[previous] = entry.Kind is AuditKind.RolledBack ? ChampionState.RolledBack : ChampionState.Retired;
            }

            states[entry.Version] = entry.Kind switch
            {
                AuditKind.Challenged => ChampionState.Challenger,
                AuditKind.Approved => ChampionState.Approved,
                AuditKind.Shadowed => ChampionState.Shadow,
                AuditKind.Promoted or AuditKind.RolledBack => ChampionState.Champion,
                _ => ChampionState.Retired,
            };
        }

        return states;
    }

    /// <summary>The version that a rollback of the champion restores: the one that it replaced; null where it replaced none.</summary>
    /// <param name="audit">The audit in its order.</param>
    /// <param name="champion">The champion's version.</param>
    public static int? Before(IEnumerable<AuditEntry> audit, int champion) => audit
        .LastOrDefault(entry => entry.Kind is AuditKind.Promoted && entry.Version == champion)?.PreviousVersion;
}
