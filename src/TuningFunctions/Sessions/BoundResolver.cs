using System.Collections.Immutable;
using System.Globalization;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Reading;
using TuningFunctions.Trials;

namespace TuningFunctions.Sessions;

/// <summary>Puts numbers in the place of bounds that a session leaves to its data, and reads it as if they had stood there.</summary>
/// <param name="capabilities">What this build carries out.</param>
/// <param name="source">What measures the bounds.</param>
public sealed class BoundResolver(BuildCapabilities capabilities, IBoundSource source)
{
    /// <summary>Reads a session file again with numbers for bounds.</summary>
    /// <param name="file">The file.</param>
    /// <param name="draft">The plan so far, with its data and its windows.</param>
    /// <param name="bounds">The bounds; none leaves the plan as it is.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The plan with its whole session, or what is wrong with it now that the numbers are known.</returns>
    public (SessionPlan Plan, ImmutableArray<SpecProblem> Problems) Resolve(
        SpecSource file, SessionPlan draft, ImmutableArray<DataBound> bounds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(draft);
        if (bounds.IsEmpty)
        {
            return (draft, []);
        }

        var (values, problem) = source.Measure(draft, bounds, cancellationToken);
        if (problem is not null)
        {
            return (draft, [problem]);
        }

        ImmutableArray<ResolvedBound> resolved = [.. bounds.Zip(values, (bound, value) => new ResolvedBound(bound.Path, bound.Word, value))];
        var numbers = resolved.Select(bound => new SpecOverride(bound.Path, bound.Value.ToString("R", CultureInfo.InvariantCulture)));
        var reading = new SpecReader(capabilities).Read(file with { Overrides = [.. file.Overrides, .. numbers] });
        return reading.Spec is { } spec
            ? (draft with { Spec = spec, Bounds = resolved }, [])
            : (draft, [.. reading.Problems.Select(found => Named(found, resolved))]);
    }

    // The numbers stand nowhere in the file: the words do.
    private static SpecProblem Named(SpecProblem problem, ImmutableArray<ResolvedBound> bounds)
    {
        var parameter = problem.Path[..(problem.Path.LastIndexOf('.') + 1)];
        var meant = bounds.Where(bound => bound.Path.StartsWith(parameter, StringComparison.Ordinal))
            .Select(bound => string.Create(CultureInfo.InvariantCulture, $"{bound.Path[parameter.Length..]} is {bound.Word} of the data, {bound.Value}"));
        return parameter.StartsWith("space.", StringComparison.Ordinal) && string.Join(", ", meant) is { Length: > 0 } words
            ? problem with { Allowed = $"{problem.Allowed}; {words}" }
            : problem;
    }
}
