using System.Collections.Immutable;

namespace Tuning.Cli.Outcomes;

/// <summary>The one object that a refused or failed command prints under <c>--json</c>.</summary>
/// <param name="ExitCode">The exit code of the process.</param>
/// <param name="Error">What happened, in one sentence.</param>
/// <param name="Problems">Every problem at once; empty where none can be located.</param>
internal sealed record ErrorDocument(int ExitCode, string Error, ImmutableArray<Problem> Problems)
{
    /// <summary>The document of a refusal.</summary>
    /// <param name="refused">The refusal.</param>
    public static ErrorDocument Of(Outcome.Refused refused) =>
        new((int)refused.Code, refused.Error, refused.Problems);
}
