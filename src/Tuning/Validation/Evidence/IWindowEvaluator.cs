using System.Collections.Immutable;
using Tuning.Spaces;
using Tuning.Validation.Splits;

namespace Tuning.Validation.Evidence;

/// <summary>
/// Evaluates points of a strategy on any window of a market in the session's environment. The same arguments give the same
/// records, bit for bit. Safe to use from several threads.
/// </summary>
public interface IWindowEvaluator
{
    /// <summary>Evaluates points on a window that is searched.</summary>
    /// <param name="window">The window.</param>
    /// <param name="points">Complete points that the strategy allows.</param>
    /// <param name="cancellationToken">The deadline.</param>
    /// <returns>The records in the order of the points.</returns>
    ImmutableArray<PointRecord> Search(Window window, IReadOnlyList<ParameterSet> points, CancellationToken cancellationToken);

    /// <summary>Evaluates one choice on a window that it was not made from.</summary>
    /// <param name="window">The window.</param>
    /// <param name="choice">The choice; null for doing nothing.</param>
    /// <param name="scenario">What is worse than planned.</param>
    /// <param name="cancellationToken">The deadline.</param>
    /// <returns>The record; null where the data cannot show the scenario, such as thinner books without quantities.</returns>
    WindowRecord? Record(Window window, ParameterSet? choice, Scenario scenario, CancellationToken cancellationToken);

    /// <summary>What points earn on a window, looked up after everything was chosen. A point that cannot be evaluated costs nothing but its own figure.</summary>
    /// <param name="window">The window.</param>
    /// <param name="points">Complete points.</param>
    /// <param name="scenario">What is worse than planned.</param>
    /// <param name="cancellationToken">The deadline.</param>
    /// <returns>What is known of each, in the order of the points.</returns>
    ImmutableArray<EarnedPnl> Earn(Window window, IReadOnlyList<ParameterSet> points, Scenario scenario, CancellationToken cancellationToken) =>
        scenario == Scenario.AsPlanned
            ? [.. Search(window, points, cancellationToken).Select(record => EarnedPnl.Of(record.Metrics.Find("netPnl") ?? record.HourlyPnl.Sum()))]
            :
            [
                .. points.Select(point => Record(window, point, scenario, cancellationToken) is { } record
                    ? EarnedPnl.Of(record.NetPnl)
                    : EarnedPnl.NotKnown($"the data cannot show {scenario.Name}")),
            ];

    /// <summary>What a choice did on each of several data sets; none where there is one.</summary>
    /// <param name="window">The window.</param>
    /// <param name="choice">The choice; null for doing nothing.</param>
    /// <param name="cancellationToken">The deadline.</param>
    /// <returns>The records in the order of the data sets.</returns>
    ImmutableArray<WindowRecord> RecordByDataset(Window window, ParameterSet? choice, CancellationToken cancellationToken) => [];

    /// <summary>How long the edges of a choice persist; null where the strategy has none to measure.</summary>
    /// <param name="window">The window.</param>
    /// <param name="choice">The choice.</param>
    EdgePersistence? Persistence(Window window, ParameterSet choice) => null;
}
