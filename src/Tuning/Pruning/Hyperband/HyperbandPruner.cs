using System.Collections.Immutable;
using Tuning.Numerics;
using Tuning.Pruning.Asha;

namespace Tuning.Pruning.Hyperband;

/// <summary>
/// Several brackets of successive halving, each with a later first rung than the one before, so that trials which start slowly
/// survive in some. A trial's number says to which bracket it belongs, in the proportions of Hyperband's budgets.
/// </summary>
internal sealed class HyperbandPruner : IPruner
{
    private readonly AshaPruner[] _brackets;
    private readonly int[] _shares;

    /// <summary>Creates a pruner.</summary>
    /// <param name="options">The settings.</param>
    public HyperbandPruner(HyperbandOptions options)
    {
        var brackets = new List<AshaPruner>();
        for (long rung = options.FirstRung; rung <= options.Steps || brackets.Count == 0; rung *= options.ReductionFactor)
        {
            brackets.Add(new(new() { FirstRung = (int)rung, ReductionFactor = options.ReductionFactor }));
        }

        _brackets = [.. brackets];
        _shares = [.. Enumerable.Range(0, brackets.Count).Select(bracket => Share(bracket, brackets.Count, options.ReductionFactor))];
    }

    /// <inheritdoc/>
    public ImmutableArray<int> Decide(ReportLog reports, int rung, IReadOnlyCollection<int> trials)
    {
        var pruned = new List<int>();
        for (var i = 0; i < _brackets.Length; i++)
        {
            var bracket = i;
            pruned.AddRange(_brackets[i].Decide(
                reports.OfStep(rung).Where(pair => BracketOf(pair.Key) == bracket),
                rung,
                [.. trials.Where(trial => BracketOf(trial) == bracket)]));
        }

        return [.. pruned.Order()];
    }

    /// <summary>The bracket of a trial, 0 the one with the earliest first rung.</summary>
    /// <param name="trial">The number of the trial.</param>
    public int BracketOf(int trial)
    {
        var position = (long)(SplitMix64.Mix((ulong)trial) % (ulong)_shares.Sum());
        for (var bracket = 0; bracket < _shares.Length; bracket++)
        {
            position -= _shares[bracket];
            if (position < 0)
            {
                return bracket;
            }
        }

        return _shares.Length - 1;
    }

    // Li et al. 2018, algorithm 1: a bracket with s rounds of halving starts ceil((s_max + 1) / (s + 1) * eta^s) trials.
    private static int Share(int bracket, int count, int reductionFactor)
    {
        var rounds = count - 1 - bracket;
        var share = count / (rounds + 1.0);
        for (var i = 0; i < rounds; i++)
        {
            share *= reductionFactor;
        }

        return (int)Math.Ceiling(share);
    }
}
