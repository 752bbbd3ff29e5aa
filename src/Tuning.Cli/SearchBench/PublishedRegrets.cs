using System.Collections.Immutable;

namespace Tuning.Cli.SearchBench;

/// <summary>
/// Medians that published samplers (Optuna 4.9, and TPE with the settings that Watanabe 2023 recommends) reached on these
/// functions; only those of five instances or more.
/// </summary>
internal static class PublishedRegrets
{
    /// <summary>TPE with the recommended settings.</summary>
    public const string RecommendedTpe = "tpe recommended";

    /// <summary>The Gaussian process.</summary>
    public const string Gp = "gp";

    private const string Cmaes = "cmaes";
    private const string MultivariateTpe = "tpe multivariate";
    private const string DefaultTpe = "tpe default";
    private const string NextTpe = "tpe next default";
    private const string Random = "random";

    /// <summary>The medians of a function; none where nothing is published.</summary>
    /// <param name="function">The function.</param>
    /// <param name="dimensions">Its dimensions.</param>
    public static ImmutableArray<PublishedRegret> Of(string function, int dimensions) => (function, dimensions) switch
    {
        ("sphere", 5) =>
        [
            new(Random, 6.34, 5.41), new(Cmaes, 0.327, 0.0267), new(MultivariateTpe, 0.677, 0.379), new(NextTpe, 0.246, 0.0642),
        ],
        ("rosenbrock", 5) =>
        [
            new(Random, 3190, 2390), new(Cmaes, 349, 19), new(MultivariateTpe, 284, 103), new(DefaultTpe, 191, 78.7),
            new(RecommendedTpe, 208, 38.5), new(NextTpe, 101, 15.2), new(Gp, 195, null),
        ],
        ("rosenbrock", 10) =>
        [
            new(Random, 1.2e5, 9.0e4), new(Cmaes, 4690, 532), new(MultivariateTpe, 8350, 4160), new(NextTpe, 6760, 1730),
        ],
        ("rosenbrock", 20) =>
        [
            new(Random, 5.2e5, 4.5e5), new(Cmaes, 4.7e4, 1.3e4), new(MultivariateTpe, 1.6e5, 9.6e4), new(NextTpe, 1.7e5, 7.7e4),
        ],
        ("rastrigin", 5) =>
        [
            new(Random, 37.3, 33.7), new(Cmaes, 21.4, 17.5), new(MultivariateTpe, 26.7, 20.8), new(DefaultTpe, 22.4, 19.4),
            new(RecommendedTpe, 23.7, 14.2), new(NextTpe, 28.3, 21),
        ],
        ("rastrigin", 10) =>
        [
            new(Random, 113, 102), new(Cmaes, 79.5, 64.7), new(MultivariateTpe, 86.4, 76.3), new(NextTpe, 99.6, 88),
        ],
        ("levy", 5) =>
        [
            new(Random, 6.14, 3.76), new(Cmaes, 0.74, 0.0793), new(MultivariateTpe, 0.491, 0.412), new(NextTpe, 0.337, 0.184),
        ],
        ("branin", 2) =>
        [
            new(Random, 0.198, 0.101), new(Cmaes, 0.0458, 4.6e-6), new(MultivariateTpe, 0.115, 0.0715), new(NextTpe, 0.0186, 0.00332),
        ],
        ("hartmann6", 6) =>
        [
            new(Random, 1.29, 1.18), new(Cmaes, 0.245, 0.0755), new(MultivariateTpe, 0.318, 0.173), new(DefaultTpe, 0.307, 0.11),
            new(RecommendedTpe, 0.148, 0.0292), new(NextTpe, 0.116, 0.0307), new(Gp, 0.00035, null),
        ],
        _ => [],
    };
}
