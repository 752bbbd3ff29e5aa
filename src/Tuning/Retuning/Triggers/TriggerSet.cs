namespace Tuning.Retuning.Triggers;

/// <summary>What starts a schedule besides the clock; null is off.</summary>
/// <param name="Data">New data.</param>
/// <param name="Drift">Edges that are distributed otherwise.</param>
/// <param name="Decay">A champion that earns less.</param>
/// <param name="ManualCoolOff">Time from one run that a person starts to the next; 0 and up, default 0.</param>
public sealed record TriggerSet(DataTrigger? Data, DriftTrigger? Drift, DecayTrigger? Decay, TimeSpan ManualCoolOff)
{
    /// <summary>The clock and people alone.</summary>
    public static TriggerSet None { get; } = new(null, null, null, TimeSpan.Zero);

    /// <summary>Whether anything but the clock and people starts it.</summary>
    public bool StartsByItself => Data is not null || Drift is not null || Decay is not null;
}
