using System.Buffers.Binary;
using System.Globalization;
using Tuning.Statistics;
using Tuning.Validation.Evidence;

namespace Tuning.Validation.Challenges;

/// <summary>The paired test of a challenger against the champion, hour by hour on the same unseen rows.</summary>
public static class Challenge
{
    private const ulong Stream = 1;

    /// <summary>Runs the test.</summary>
    /// <param name="challenger">What the challenger did on the unseen rows.</param>
    /// <param name="champion">What the champion did on the same rows.</param>
    /// <param name="planHash">Hash of the challenger's plan, at least 16 hexadecimal digits: the seed.</param>
    /// <param name="options">When it replaces the champion; defaults where absent.</param>
    /// <exception cref="ArgumentException">The two records differ in length.</exception>
    public static ChallengeResult Run(WindowRecord challenger, WindowRecord champion, string planHash, ChallengeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(challenger);
        ArgumentNullException.ThrowIfNull(champion);
        options ??= new ChallengeOptions();
        if (challenger.HourlyPnl.Length != champion.HourlyPnl.Length)
        {
            throw new ArgumentException("Both are scored on the same hours.", nameof(champion));
        }

        double[] differences = [.. challenger.HourlyPnl.Zip(champion.HourlyPnl, (one, other) => one - other)];
        var (hours, trades) = (differences.Length, challenger.TradePnl.Length);
        double? improvement = hours > 0 ? Moments.MeanOf(differences) : null;
        if (hours < options.LeastHours || trades < options.LeastTrades)
        {
            return Stay($"{hours} hours and {trades} trades are fewer than {options.LeastHours} and {options.LeastTrades}", null);
        }

        var p = PValue(differences, StationaryBootstrap.BlockHours(Median(challenger.HoldHours)), planHash, options.Draws);
        var wanted = options.LeastImprovement * Math.Max(0, Moments.MeanOf(champion.HourlyPnl.AsSpan()));
        return p > options.Alpha
            ? Stay(string.Create(CultureInfo.InvariantCulture, $"p {p:0.#####} is above {options.Alpha:0.#####}"), p)
            : improvement < wanted
                ? Stay(string.Create(CultureInfo.InvariantCulture, $"an hour's improvement of {improvement:0.######} is below {wanted:0.######}"), p)
                : new ChallengeResult(true, string.Create(CultureInfo.InvariantCulture, $"p {p:0.#####} is at most {options.Alpha:0.#####}"), hours, improvement, p, options.Alpha);

        ChallengeResult Stay(string why, double? found) => new(false, why, hours, improvement, found, options.Alpha);
    }

    // The share of draws, centred on no difference, that show at least the difference found; never 0 from finite draws.
    private static double PValue(double[] differences, double block, string planHash, int draws)
    {
        var mean = Moments.MeanOf(differences);
        var means = new StationaryBootstrap(differences.Length, block, SeedOf(planHash), Stream).Means(differences, draws);
        return (1.0 + means.Count(drawn => drawn - mean >= mean)) / (draws + 1.0);
    }

    private static ulong SeedOf(string planHash) =>
        BinaryPrimitives.ReadUInt64BigEndian(Convert.FromHexString(planHash.AsSpan(0, 16)));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
