using Tuning.Validation.Splits;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_looks that is a holdout, with the plan that looked.</summary>
internal sealed class HoldoutRow
{
    public required string SessionId { get; init; }

    public required string Market { get; init; }

    public required long StartNs { get; init; }

    public required long EndNs { get; init; }

    public required string PlanHash { get; init; }

    public HoldoutTouch ToTouch(string strategy) => new(strategy, Market, StartNs, EndNs, PlanHash);
}
