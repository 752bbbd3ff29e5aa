namespace Tuning.Statistics;

/// <summary>Whether the best of many parameter sets beats a benchmark by more than a search over noise would show.</summary>
/// <param name="RealityCheckP">White's reality check (2000), 0 to 1.</param>
/// <param name="LowerP">Hansen's superior predictive ability (2005), lower bound of the p-value.</param>
/// <param name="ConsistentP">The consistent p-value, between the two bounds.</param>
/// <param name="UpperP">The upper bound of the p-value.</param>
/// <param name="Columns">How many sets were compared.</param>
/// <param name="Dropped">How many were left out because their record never varies.</param>
public sealed record SuperiorAbility(
    double RealityCheckP, double LowerP, double ConsistentP, double UpperP, int Columns, int Dropped);
