using System.Collections.Immutable;
using Tuning.Spaces;

namespace Tuning.Analysis;

/// <summary>Trials as lines across one axis a parameter.</summary>
/// <param name="Names">The parameters, one an axis.</param>
/// <param name="Lines">One line a trial, best first: ties by the smaller hash of the point.</param>
public sealed record ParallelCoordinates(ImmutableArray<string> Names, ImmutableArray<ParallelLine> Lines)
{
    /// <summary>The lines of some trials.</summary>
    /// <param name="space">The space.</param>
    /// <param name="trials">The trials, in any order.</param>
    public static ParallelCoordinates Of(Space space, ImmutableArray<ScoredPoint> trials) => new(
        [.. space.Parameters.Select(parameter => parameter.Name)],
        [
            .. trials.OrderByDescending(trial => trial.Score).ThenBy(trial => trial.Point.Hash, StringComparer.Ordinal)
                .Select(trial => new ParallelLine(
                    [
                        .. space.Parameters.Select((parameter, j) =>
                            trial.Point.TryGet(parameter.Name, out var value) ? space.Axes[j].Encode(value) : (double?)null),
                    ],
                    trial.Score)),
        ]);
}
