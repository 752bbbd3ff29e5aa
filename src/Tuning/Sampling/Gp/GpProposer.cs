using Tuning.Numerics;

namespace Tuning.Sampling.Gp;

/// <summary>Proposes points by the models of the objective and of each constraint.</summary>
/// <param name="axes">What each dimension may hold.</param>
/// <param name="options">The settings.</param>
/// <param name="shape">How the dimensions share in the kernel.</param>
/// <param name="active">Which coordinates count; absent where all do.</param>
internal sealed class GpProposer(GpAxis[] axes, GpOptions options, KernelShape shape, ActiveAxes? active)
{
    private readonly GpSurrogate _objective = new(axes, options, shape);
    private readonly List<GpSurrogate> _constraints = [];
    private readonly AcquisitionSearch _search = new(axes, options, active);

    /// <summary>Points in descending order of what they promise.</summary>
    /// <param name="evidence">What is known; at least one loss.</param>
    /// <param name="random">Random numbers of this trial.</param>
    public IReadOnlyList<double[]> Rank(GpEvidence evidence, RandomSequence random)
    {
        var (model, _) = _objective.Model(evidence.Points, evidence.Losses);
        var (incumbent, best) = Incumbent(evidence, model);
        var constraints = Constraints(evidence);
        foreach (var pending in evidence.Pending)
        {
            var believed = model.Believe(pending);
            var isFeasible = true;
            foreach (var (constraint, limit) in constraints)
            {
                isFeasible &= constraint.Believe(pending) <= limit;
            }

            // What is expected of a pending point has to be improved on as well, or all of a batch would go there.
            best = isFeasible ? Math.Min(best ?? believed, believed) : best;
        }

        // Where the model is nearly sure, its best point stays beside a pending one: all that keep their distance come first.
        var ranked = _search.Rank(new(model, best, constraints), incumbent, random);
        return evidence.Pending.Count == 0
            ? ranked
            : [.. ranked.OrderBy(point => evidence.Pending.Exists(pending => IsBeside(point, pending)))];
    }

    private bool IsBeside(double[] point, double[] pending)
    {
        for (var j = 0; j < point.Length; j++)
        {
            var distance = Math.Abs(point[j] - pending[j]);
            if (axes[j].IsCategory ? distance > 0 : distance >= options.PendingDistance)
            {
                return false;
            }
        }

        return true;
    }

    private List<(GpModel Model, double Limit)> Constraints(GpEvidence evidence)
    {
        var models = new List<(GpModel Model, double Limit)>();
        for (var k = 0; k < evidence.Violations.Length; k++)
        {
            if (k == _constraints.Count)
            {
                _constraints.Add(new(axes, options with { Shifts = [double.PositiveInfinity] }, KernelShape.Joint));
            }

            var (model, warp) = _constraints[k].Model(evidence.Points, evidence.Violations[k]);
            models.Add((model, warp.MapLinear(0)));
        }

        return models;
    }

    // The feasible point with the best expected value, not the luckiest draw; without one, the least violation.
    private static (double[] Point, double? Best) Incumbent(GpEvidence evidence, GpModel model)
    {
        var best = -1;
        for (var i = 0; i < evidence.Losses.Length; i++)
        {
            if (evidence.IsFeasible(i) && (best < 0 || model.MeanAt(i) < model.MeanAt(best)))
            {
                best = i;
            }
        }

        if (best >= 0)
        {
            return ([.. evidence.Points[best]], model.MeanAt(best));
        }

        var least = Enumerable.Range(0, evidence.Losses.Length)
            .MinBy(i => evidence.Violations.Sum(violations => double.IsNaN(violations[i]) ? double.MaxValue / 100 : Math.Max(0, violations[i])));
        return ([.. evidence.Points[least]], null);
    }
}
