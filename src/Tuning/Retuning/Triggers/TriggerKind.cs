namespace Tuning.Retuning.Triggers;

/// <summary>What starts a run.</summary>
public enum TriggerKind
{
    /// <summary>The clock.</summary>
    Cron,

    /// <summary>New data of the market.</summary>
    Data,

    /// <summary>The market's edges are distributed otherwise than when the champion was chosen.</summary>
    Drift,

    /// <summary>The champion earns less than it did when it was chosen.</summary>
    Decay,

    /// <summary>A person.</summary>
    Manual,
}
