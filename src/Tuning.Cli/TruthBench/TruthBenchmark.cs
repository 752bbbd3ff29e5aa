using System.Collections.Immutable;
using Tuning.Validation.Gates;
using Tuning.Validation.WalkForwards;

namespace Tuning.Cli.TruthBench;

/// <summary>Runs a full walk-forward in worlds whose truth is known, and counts what is promoted.</summary>
/// <param name="longRows">Rows of each of the two markets that planted worlds are measured by; default 4 million.</param>
internal sealed class TruthBenchmark(int longRows = 4_000_000)
{
    private const ulong SeedsOfAKind = 1UL << 40;

    /// <summary>Runs all four kinds of worlds, or planted ones alone, on all cores.</summary>
    /// <param name="worlds">Worlds of each kind.</param>
    /// <param name="strength">The t of the best parameter set out of sample, of planted worlds.</param>
    /// <param name="hasNulls">Whether worlds in which nobody earns are run too; they are the same for every strength.</param>
    /// <param name="time">The clock to measure with.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    public TruthBenchDocument Run(int worlds, double strength, bool hasNulls, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        int? byCosts = hasNulls ? Promoted(TruthWorldKind.Costs) + Promoted(TruthWorldKind.CostAboveEdge) : null;
        int? hard = hasNulls ? Promoted(TruthWorldKind.HardNull) : null;
        var (verdicts, regrets) = RunPlanted(worlds, strength, cancellationToken);
        var sorted = regrets.Sort();
        return new TruthBenchDocument(
            worlds,
            byCosts,
            hard,
            verdicts.Count(verdict => verdict.IsWinner),
            (sorted[(worlds - 1) / 2] + sorted[worlds / 2]) / 2,
            sorted[(int)Math.Ceiling(.9 * worlds) - 1],
            time.GetElapsedTime(start).TotalSeconds)
        {
            Missed = verdicts.SelectMany(verdict => verdict.Gates).Where(gate => !gate.Pass)
                .CountBy(gate => gate.Name).ToImmutableSortedDictionary(StringComparer.Ordinal),
        };

        int Promoted(TruthWorldKind kind) => RunNull(kind, worlds, cancellationToken).Count(verdict => verdict.IsWinner);
    }

    /// <summary>Runs worlds in which nobody earns.</summary>
    /// <param name="kind">Any kind but the planted one.</param>
    /// <param name="worlds">How many.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    /// <returns>The verdicts in the order of the worlds.</returns>
    public static ImmutableArray<Verdict> RunNull(TruthWorldKind kind, int worlds, CancellationToken cancellationToken) =>
    [
        .. RunAll(worlds, number => TruthWorlds.Create(kind, ((ulong)kind * SeedsOfAKind) + (ulong)number), cancellationToken)
            .Select(run => VerdictRules.Judge(run.Evidence)),
    ];

    /// <summary>Runs worlds with a planted edge.</summary>
    /// <param name="worlds">How many.</param>
    /// <param name="strength">The t of the best parameter set out of sample.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    /// <returns>The verdicts, and what each world's final choice gives up, in the order of the worlds.</returns>
    public (ImmutableArray<Verdict> Verdicts, ImmutableArray<double> Regrets) RunPlanted(
        int worlds, double strength, CancellationToken cancellationToken)
    {
        var family = new PlantedFamily(strength, longRows, cancellationToken);
        var runs = RunAll(worlds, number => family.Create(number, cancellationToken), cancellationToken);
        return (
            [.. runs.Select(run => VerdictRules.Judge(run.Evidence))],
            family.Regrets([.. runs.Select(run => run.Evidence.Choice)], cancellationToken));
    }

    // A world is made where it is run: only one a core is in memory.
    private static WalkForwardRun[] RunAll(int worlds, Func<int, TruthWorld> create, CancellationToken cancellationToken)
    {
        var runs = new WalkForwardRun[worlds];
        Parallel.For(
            0, worlds,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            number => runs[number] = create(number).Run(cancellationToken));
        return runs;
    }
}
