namespace Tuning.Retuning.Champions;

/// <summary>Where a version of a strategy's parameters on a market stands. It follows from the audit alone.</summary>
public enum ChampionState
{
    /// <summary>A winner that wants the champion's place.</summary>
    Challenger,

    /// <summary>Somebody approved it.</summary>
    Approved,

    /// <summary>It is compared with the champion on new rows before it takes over.</summary>
    Shadow,

    /// <summary>The parameters in use.</summary>
    Champion,

    /// <summary>It was the champion, or was turned down.</summary>
    Retired,

    /// <summary>It was the champion and was taken back.</summary>
    RolledBack,
}
