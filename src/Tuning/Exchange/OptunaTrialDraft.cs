using Tuning.Spaces;

namespace Tuning.Exchange;

/// <summary>A trial while the journal is read.</summary>
internal sealed class OptunaTrialDraft
{
    /// <summary>Its state so far.</summary>
    public OptunaState State { get; set; } = OptunaState.Running;

    /// <summary>Its values, one an objective; null until it has some.</summary>
    public double[]? Values { get; set; }

    /// <summary>Its parameters by name, each with its distribution.</summary>
    public Dictionary<string, (Parameter Parameter, ParameterValue Value)> Parameters { get; } = new(StringComparer.Ordinal);
}
