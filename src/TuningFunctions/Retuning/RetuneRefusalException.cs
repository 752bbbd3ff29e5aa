using System.Collections.Immutable;
using Tuning.Sessions;

namespace TuningFunctions.Retuning;

/// <summary>Something that retuning is asked for and does not do, with the reason.</summary>
public sealed class RetuneRefusalException : Exception
{
    /// <summary>Refuses.</summary>
    /// <param name="kind">What kind of refusal.</param>
    /// <param name="message">The reason in a sentence.</param>
    /// <param name="problems">Each problem with path, value and what is allowed.</param>
    public RetuneRefusalException(RetuneRefusal kind, string message, params ImmutableArray<SpecProblem> problems)
        : base(message) => (Kind, Problems) = (kind, problems);

    /// <summary>What kind of refusal.</summary>
    public RetuneRefusal Kind { get; }

    /// <summary>Each problem with path, value and what is allowed.</summary>
    public ImmutableArray<SpecProblem> Problems { get; }
}
