using System.Collections.Immutable;

namespace TuningFunctions.Embedded.Hosting.Catalogue;

/// <summary>The app's functions break rules of the worker, so the host does not start.</summary>
public sealed class InvalidFunctionsException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="problems">Every problem that was found.</param>
    public InvalidFunctionsException(ImmutableArray<string> problems)
        : base($"The functions cannot be hosted:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}") =>
        Problems = problems;

    /// <summary>Every problem: the function, the rule and what is allowed.</summary>
    public ImmutableArray<string> Problems { get; }
}
