namespace Tuning.Retuning.Champions;

/// <summary>What an entry of the audit says.</summary>
public enum AuditKind
{
    /// <summary>A version was stored as a challenger.</summary>
    Challenged,

    /// <summary>Somebody approved it.</summary>
    Approved,

    /// <summary>Somebody turned it down.</summary>
    Rejected,

    /// <summary>Nobody approved it in time.</summary>
    Expired,

    /// <summary>Its shadow stage began.</summary>
    Shadowed,

    /// <summary>It was turned down by a rule.</summary>
    Refused,

    /// <summary>It took the champion's place.</summary>
    Promoted,

    /// <summary>The version before took its place back.</summary>
    RolledBack,
}
