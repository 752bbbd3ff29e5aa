using System.Collections.Immutable;
using System.Globalization;
using Tuning.Spaces;
using Tuning.Strategies;

namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>The options of the generator by the names of session files, with unit, range and default.</summary>
public static class GeneratorSettings
{
    private const double Least = 1e-6;
    private const double LargestPremiumBps = 10_000;

    private static readonly GeneratorOptions _usual = GeneratorOptions.Of(GeneratorLevel.L1);

    private static readonly ImmutableArray<GeneratorSetting> _numbers =
    [
        new("rows", "rows", "The number of rows.", 2, 100_000_000,
            o => o.Rows, (o, v) => o with { Rows = (long)v }) { IsWhole = true },
        new("seed", "1", "The seed of the random numbers.", 0, 1L << 53,
            o => o.Seed, (o, v) => o with { Seed = (ulong)v }) { IsWhole = true },
        new("price", "quote currency of A", "The price at the start.", Least, 1e9,
            o => o.Price, (o, v) => o with { Price = v }),
        new("volatility", "1/sqrt(year)", "Volatility of the price.", 0, 5,
            o => o.Volatility, (o, v) => o with { Volatility = v }),
        new("spreadSdBps", "bps", "Stationary standard deviation of the premium.", Least, 500,
            o => o.SpreadSdBps, (o, v) => o with { SpreadSdBps = v }),
        new("meanReversionPerHour", "1/h", "Mean reversion of the premium.", Least, 36_000,
            o => o.MeanReversionPerHour, (o, v) => o with { MeanReversionPerHour = v }),
        new("walkBpsPerSqrtHour", "bps/sqrt(h)",
            "Standard deviation of an hour's change of the premium, of random walks alone.",
            Least, 1_000, o => o.WalkBpsPerSqrtHour, (o, v) => o with { WalkBpsPerSqrtHour = v }),
        new("halfSpreadABps", "bps",
            "Half of the bid-ask spread on A: 0 on L0 and FreeRandomWalk, 80 on CostAboveEdge, else 1, when it is left out.",
            0, 500, o => o.HalfSpreadABps, (o, v) => o with { HalfSpreadABps = v }) { FollowsLevel = true },
        new("halfSpreadBBps", "bps",
            "Half of the bid-ask spread on B: 0 on L0 and FreeRandomWalk, 80 on CostAboveEdge, else 1, when it is left out.",
            0, 500, o => o.HalfSpreadBBps, (o, v) => o with { HalfSpreadBBps = v }) { FollowsLevel = true },
        new("regimeHours", "h", "Mean length of a regime, from L2 on.", Least, 10_000,
            o => o.RegimeHours, (o, v) => o with { RegimeHours = v }),
        new("calmSdBps", "bps", "Standard deviation of the premium in calm regimes, from L2 on.", Least, 500,
            o => o.CalmSdBps, (o, v) => o with { CalmSdBps = v }),
        new("wildSdBps", "bps", "Standard deviation of the premium in wild regimes, from L2 on.", Least, 500,
            o => o.WildSdBps, (o, v) => o with { WildSdBps = v }),
        new("driftBpsPerHour", "bps/h", "Speed of the premium's mean in drifting regimes, from L2 on.", 0, 100,
            o => o.DriftBpsPerHour, (o, v) => o with { DriftBpsPerHour = v }),
        new("garchAlpha", "1", "Weight of the last squared return in the next variance, of L3.", 0, 0.5,
            o => o.GarchAlpha, (o, v) => o with { GarchAlpha = v }),
        new("garchBeta", "1", "Weight of the last variance in the next, of L3.", 0, 0.999,
            o => o.GarchBeta, (o, v) => o with { GarchBeta = v }),
        new("tailDegrees", "1", "Degrees of freedom of the returns' t distribution, even, of L3.", 4, 40,
            o => o.TailDegrees, (o, v) => o with { TailDegrees = (int)v }) { IsWhole = true },
        new("jumpsPerDay", "1/d", "Mean number of jumps of the price, of L3.", 0, 1_000,
            o => o.JumpsPerDay, (o, v) => o with { JumpsPerDay = v }),
        new("jumpSdBps", "bps", "Standard deviation of a jump, of L3.", 0, 1_000,
            o => o.JumpSdBps, (o, v) => o with { JumpSdBps = v }),
        new("lagAMs", "ms", "Median time by which A's quotes lag the price, of L3.", 0, 60_000,
            o => o.LagAMs, (o, v) => o with { LagAMs = v }),
        new("lagBMs", "ms", "Median time by which B's quotes lag the price, of L3.", 0, 60_000,
            o => o.LagBMs, (o, v) => o with { LagBMs = v }),
        new("tickSize", "quote currency", "Step of the prices, 0 for none, of L3.", 0, 1e7,
            o => o.TickSize, (o, v) => o with { TickSize = v }),
        new("sizeMedian", "base asset", "Median quantity at a best quote, of L3.", Least, 1e9,
            o => o.SizeMedian, (o, v) => o with { SizeMedian = v }),
        new("fxRate", "currency of A for one of B", "The rate at the start, of L3.", Least, 1e6,
            o => o.FxRate, (o, v) => o with { FxRate = v }),
        new("fxVolatility", "1/sqrt(year)", "Volatility of the rate, of L3.", 0, 2,
            o => o.FxVolatility, (o, v) => o with { FxVolatility = v }),
        new("fxGapsPerDay", "1/d", "Mean number of times that the rate is not quoted for a while, of L3.", 0, 100,
            o => o.FxGapsPerDay, (o, v) => o with { FxGapsPerDay = v }),
        new("outagesPerDay", "1/d", "Mean number of times that a venue stands still, each venue, of L3.", 0, 100,
            o => o.OutagesPerDay, (o, v) => o with { OutagesPerDay = v }),
    ];

    /// <summary>All settings, as session files and the command line offer them.</summary>
    public static ImmutableArray<SettingDefinition> Definitions { get; } =
    [
        new("level", SettingKind.Text, string.Empty, "How real the market is.")
        {
            Choices = [.. Enum.GetNames<GeneratorLevel>()],
            DefaultText = nameof(GeneratorLevel.L1),
        },
        new("interval", SettingKind.Duration, "s", "Time between two rows, 1 ms to 1 day.") { DefaultText = "PT10S" },
        new("start", SettingKind.Text, string.Empty, "Time of the first row, ISO-8601.") { DefaultText = Instant.Text(_usual.StartNs) },
        .. _numbers.Select(number => number.Define(_usual)),
    ];

    /// <summary>What is wrong with options; empty when nothing is.</summary>
    /// <param name="options">The options.</param>
    public static ImmutableArray<SpaceProblem> Check(GeneratorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = ImmutableArray.CreateBuilder<SpaceProblem>();
        foreach (var setting in _numbers)
        {
            var value = setting.Read(options);
            if (!(value >= setting.Minimum && value <= setting.Maximum))
            {
                Add(setting.Name, value, FormattableString.Invariant($"{setting.Minimum} to {setting.Maximum}"));
            }
        }

        if (options.IntervalNs is < Instant.PerMillisecond or > 86_400 * Instant.PerSecond)
        {
            Add("interval", options.IntervalNs / (double)Instant.PerSecond, "PT0.001S to P1D");
        }
        else if (problems.Count == 0)
        {
            CheckTogether(options, Add);
        }

        return problems.ToImmutable();

        void Add(string name, double value, string allowed) =>
            problems.Add(new SpaceProblem(name, value.ToString("R", CultureInfo.InvariantCulture), allowed));
    }

    internal static GeneratorSetting? Find(string name) =>
        _numbers.FirstOrDefault(setting => string.Equals(setting.Name, name, StringComparison.Ordinal));

    private static void CheckTogether(GeneratorOptions options, Action<string, double, string> add)
    {
        var farthestBps = options.IsWalk ? 8 * SpreadPath.WalkStepBps(options) * Math.Sqrt(options.Rows) : 0;
        if (farthestBps > LargestPremiumBps)
        {
            add("walkBpsPerSqrtHour", options.WalkBpsPerSqrtHour,
                FormattableString.Invariant($"at most {options.WalkBpsPerSqrtHour * LargestPremiumBps / farthestBps:G4}")
                + " with these rows, so that the premium stays below half the price");
        }

        if (options.StartNs > long.MaxValue - (options.Rows * (decimal)options.IntervalNs))
        {
            add("rows", options.Rows, "times before the year 2262");
        }

        if (options.Level is not GeneratorLevel.L3)
        {
            return;
        }

        if (options.TailDegrees % 2 != 0)
        {
            add("tailDegrees", options.TailDegrees, "an even number");
        }

        if (options.GarchAlpha + options.GarchBeta >= 1)
        {
            add("garchBeta", options.GarchBeta, "garchAlpha + garchBeta below 1");
        }

        if (options.TickSize > options.Price / 100)
        {
            add("tickSize", options.TickSize, "at most a hundredth of the price");
        }
    }
}
