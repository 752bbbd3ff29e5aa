using System.Collections.Immutable;
using Tuning.Strategies;

namespace Tuning.External;

/// <summary>What became of a trial that an external strategy was sent.</summary>
public abstract record ExternalOutcome
{
    private ExternalOutcome()
    {
    }

    /// <summary>It was evaluated.</summary>
    /// <param name="Evaluation">The values that came back, and the parameters that were used.</param>
    public sealed record Evaluated(TrialEvaluation Evaluation) : ExternalOutcome
    {
        /// <summary>The trades in the order in which they closed; null where none came back, which is not the same as no trade.</summary>
        public ImmutableArray<TimedPnl>? Returns { get; init; }
    }

    /// <summary>It failed.</summary>
    /// <param name="ErrorType">What kind of failure it was, in one word.</param>
    /// <param name="Message">What happened, with what the strategy said about it.</param>
    public sealed record Failed(string ErrorType, string Message) : ExternalOutcome;

    /// <summary>It took too long.</summary>
    /// <param name="Message">How long it may take, with what the strategy said.</param>
    public sealed record TimedOut(string Message) : ExternalOutcome;
}
