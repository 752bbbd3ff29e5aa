namespace Tuning.Validation.Gates;

/// <summary>One check of a verdict.</summary>
/// <param name="Name">Its name, camelCase.</param>
/// <param name="Value">What was measured; null where it is undefined, and then the gate does not pass.</param>
/// <param name="Threshold">What it is held against.</param>
/// <param name="Pass">Whether it passed.</param>
/// <param name="Why">The comparison, or why there is no value, in plain words.</param>
public sealed record GateResult(string Name, double? Value, double Threshold, bool Pass, string Why)
{
    /// <summary>How far the value is from passing, in standard errors where it has one and in shares of the threshold else; 0 when
    /// it passed, null where it is undefined.</summary>
    public double? Shortfall { get; init; }
}
