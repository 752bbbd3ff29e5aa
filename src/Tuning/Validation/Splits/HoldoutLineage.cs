using System.Collections.Immutable;

namespace Tuning.Validation.Splits;

/// <summary>
/// The holdouts that were looked at. Each stretch of a strategy's market is held out once: another plan may train on it
/// afterwards, and never hold it out again. The same plan again is no second look.
/// </summary>
/// <param name="Touches">The looks so far, in any order.</param>
public sealed record HoldoutLineage(ImmutableArray<HoldoutTouch> Touches)
{
    /// <summary>The looks by other plans at the same strategy and market that a new one would overlap; none when it is allowed.</summary>
    /// <param name="planned">The look that is planned.</param>
    public ImmutableArray<HoldoutTouch> Conflicts(HoldoutTouch planned)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return
        [
            .. Lineage(planned).Where(touch =>
                !string.Equals(touch.PlanHash, planned.PlanHash, StringComparison.Ordinal)
                && touch.StartNs < planned.EndNs && planned.StartNs < touch.EndNs),
        ];
    }

    /// <summary>From when on nothing was looked at: a retune holds out rows from here. Null without a look.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="market">The market.</param>
    public long? FreshFromNs(string strategy, string market) =>
        Lineage(new HoldoutTouch(strategy, market, 0, 0, "")).Select(touch => (long?)touch.EndNs).Max();

    private IEnumerable<HoldoutTouch> Lineage(HoldoutTouch like) => Touches.Where(touch =>
        string.Equals(touch.Strategy, like.Strategy, StringComparison.Ordinal)
        && string.Equals(touch.Market, like.Market, StringComparison.Ordinal));
}
