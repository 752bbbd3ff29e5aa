namespace Tuning.Sessions;

/// <summary>What holds where a session file says nothing.</summary>
public static class SpecDefaults
{
    /// <summary>The sampler: the automatic choice, seed 0, its own batch.</summary>
    public static SamplerSpec Sampler { get; } = new(SamplerKind.Auto, 0, null);

    /// <summary>The budget: 400 trials, an hour, five minutes a trial, all cores, a tenth may fail.</summary>
    public static BudgetSpec Budget { get; } = new(400, TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 0, 0.1);

    /// <summary>The stopping: nothing; where a rule is named, 100 trials of patience and a hundredth of a standard deviation.</summary>
    public static StoppingSpec Stopping { get; } = new(StoppingKind.None, 100, 0.01);

    /// <summary>The validation: walk-forward over three days and one, stepping by a day, a day held out.</summary>
    public static ValidationSpec Validation { get; } =
        new(ValidationKind.WalkForward, "PT72H", "PT24H", "PT24H", false, "auto", "PT24H", ValidationSpec.AllBeforeHoldout);
}
