using System.Collections.Immutable;

namespace Tuning.Sessions;

/// <summary>How a strategy is reached that this program does not evaluate itself.</summary>
public abstract record ExternalSpec
{
    private ExternalSpec()
    {
    }

    /// <summary>A program of this machine that reads a trial and prints its answer.</summary>
    /// <param name="Entry">Name of an entry of the host's configured list; null where the words are stated.</param>
    /// <param name="Words">The program and its arguments; empty where an entry is named.</param>
    public sealed record Command(string? Entry, ImmutableArray<string> Words) : ExternalSpec
    {
        /// <summary>How long a process lives; a pool unless stated.</summary>
        public CommandMode Mode { get; init; } = CommandMode.Pool;

        /// <summary>Processes at a time, from 1; 0 = as many as cores.</summary>
        public int Workers { get; init; }

        /// <summary>Longest time of one answer, above 0; null for the trial's own limit alone.</summary>
        public TimeSpan? Timeout { get; init; }
    }

    /// <summary>A service that a trial is posted to.</summary>
    /// <param name="Url">Its address, http or https.</param>
    public sealed record Http(string Url) : ExternalSpec
    {
        /// <summary>Requests at a time, from 1; 0 = as many as cores.</summary>
        public int Workers { get; init; }

        /// <summary>Longest time of one answer with its repetitions, above 0; null for the trial's own limit alone.</summary>
        public TimeSpan? Timeout { get; init; }
    }

    /// <summary>Whoever asks for trials over HTTP and tells their results.</summary>
    public sealed record AskTell : ExternalSpec;
}
