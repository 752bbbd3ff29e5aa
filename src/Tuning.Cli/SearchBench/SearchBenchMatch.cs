using System.Collections.Immutable;

namespace Tuning.Cli.SearchBench;

/// <summary>A median beside the published one that it is held against.</summary>
/// <param name="Function">The function.</param>
/// <param name="Dimensions">Its dimensions.</param>
/// <param name="Sampler">The sampler.</param>
/// <param name="Trials">After how many trials.</param>
/// <param name="Regret">The median distance from the minimum.</param>
/// <param name="Against">The published sampler: of its own kind for tpe and gp, the best of all for every other one.</param>
/// <param name="PublishedRegret">What it reached.</param>
internal sealed record SearchBenchMatch(
    string Function, int Dimensions, string Sampler, int Trials, double Regret, string Against, double PublishedRegret)
{
    /// <summary>The median over the published one: below 1 is better.</summary>
    public double Ratio => Regret / PublishedRegret;

    /// <summary>The matches of a row; none where nothing is published.</summary>
    public static ImmutableArray<SearchBenchMatch> Of(SearchBenchRow row) =>
        [.. new[] { Of(row, 100, row.Regret100), Of(row, 200, row.Regret200) }.OfType<SearchBenchMatch>()];

    private static SearchBenchMatch? Of(SearchBenchRow row, int trials, double? regret)
    {
        var own = row.Sampler switch
        {
            "tpe" => PublishedRegrets.RecommendedTpe,
            "gp" => PublishedRegrets.Gp,
            _ => null,
        };
        var published = PublishedRegrets.Of(row.Function, row.Dimensions)
            .Where(cell => cell.After(trials) is not null && (own is null || string.Equals(cell.Column, own, StringComparison.Ordinal)))
            .MinBy(cell => cell.After(trials));
        return regret is { } known && published is not null
            ? new(row.Function, row.Dimensions, row.Sampler, trials, known, published.Column, published.After(trials)!.Value)
            : null;
    }
}
