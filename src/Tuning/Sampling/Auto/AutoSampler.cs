using Tuning.Sampling.Gp;
using Tuning.Sampling.RandomSearch;
using Tuning.Sampling.Sobol;
using Tuning.Spaces;

namespace Tuning.Sampling.Auto;

/// <summary>
/// Suits itself to the space and to what it sees: Sobol points first; then several Gaussian processes that see the
/// surface differently take turns, the more often the more they improved of late: all interactions under the warp that
/// the likelihood prefers, effects that add up, and short length scales without a warp. In a conditional space TPE starts,
/// which gives every branch its quota, and takes turns with them. CMA-ES goes on from their best trials, or TPE where there
/// are unordered categories or conditions. Several objectives are NSGA-II's.
/// </summary>
internal sealed class AutoSampler : ISampler
{
    private const int RandomStream = -4;
    private const int MostRanked = 40;

    private readonly SamplingContext _context;
    private readonly AutoOptions _options;
    private readonly SobolSampler _start;
    private readonly ISampler _later;
    private readonly GpProposer[] _arms;
    private readonly ISampler? _branches;
    private readonly int _startTrials;
    private ISampler? _several;

    /// <param name="context">What is searched.</param>
    /// <param name="options">The settings.</param>
    public AutoSampler(SamplingContext context, AutoOptions options)
    {
        _context = context;
        _options = options;
        _start = new(context);
        _later = context.Space.Axes.All(axis => axis.IsOrdered) && !context.Space.IsConditional
            ? (options.Numeric with { FirstTrial = options.ModelTrials }).Create(context)
            : options.Conditional.Create(context);
        _startTrials = options.StartTrials;
        if (context.Space.IsConditional)
        {
            _branches = options.Conditional.Create(context);
            var quotas = (long)options.Conditional.BranchQuota * new SpaceBranches(context.Space).Count;
            _startTrials = (int)Math.Max(_startTrials, Math.Min(quotas, options.ModelTrials / 2));
        }

        var axes = GpAxis.Of(context.Space);
        var active = ActiveAxes.Of(context.Space);
        var additive = options.Model with { Candidates = Math.Max(1, options.Model.Candidates / 4), Starts = Math.Max(1, options.Model.Starts / 2) };
        var wary = options.Model with
        {
            Shifts = [double.PositiveInfinity],
            LengthScaleMedian = options.ShortLengthScaleMedian,
            LengthScaleVariance = options.ShortLengthScaleVariance,
        };
        _arms =
        [
            new(axes, options.Model, KernelShape.Joint, active),
            new(axes, additive, KernelShape.Additive, active),
            new(axes, wary, KernelShape.Joint, active),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<ParameterSet> Suggest(
        TrialHistory history, IReadOnlyList<PendingTrial> pending, int firstNumber, int count)
    {
        if (HasSeveralLosses(history))
        {
            _several ??= _options.Several.Create(_context);
            return _several.Suggest(history, pending, firstNumber, count);
        }

        var modelled = Math.Clamp(_options.ModelTrials - firstNumber, 0, count);
        var points = Model(history, pending, firstNumber, modelled);
        if (modelled == count)
        {
            return points;
        }

        var open = pending.Concat(points.Select((point, i) => new PendingTrial(firstNumber + i, point))).ToArray();
        return [.. points, .. _later.Suggest(history, open, firstNumber + modelled, count - modelled)];
    }

    // A failed trial has no losses, so the newest result that has some decides.
    private static bool HasSeveralLosses(TrialHistory history)
    {
        for (var i = history.Count - 1; i >= 0; i--)
        {
            if (!history[i].Losses.IsDefaultOrEmpty)
            {
                return history[i].Losses.Length > 1;
            }
        }

        return false;
    }

    private IReadOnlyList<ParameterSet> Model(
        TrialHistory history, IReadOnlyList<PendingTrial> pending, int firstNumber, int count)
    {
        if (count == 0)
        {
            return [];
        }

        var proposals = new Proposals(_context.Space, history, pending);
        var evidence = GpEvidence.Of(history, pending, _options.ModelTrials);
        var measured = evidence.Losses.Count(double.IsFinite);
        var schedule = Replay(history, pending);
        for (var number = firstNumber; number < firstNumber + count; number++)
        {
            var arm = schedule.Next();
            ParameterSet? added;
            if (_branches is not null && (measured < _startTrials || arm == _arms.Length))
            {
                added = AddOfBranches(_branches, proposals, history, pending, number);
            }
            else if (measured < _startTrials)
            {
                added = proposals.AddFirst(attempt => _start.PointOf(number, attempt));
            }
            else
            {
                added = AddRanked(proposals, number, _arms[arm].Rank(evidence, new(_context.Random(number, RandomStream))));
            }

            schedule.Advance(null);
            if (added is not null)
            {
                evidence.Pending.Add(_context.Space.Encode(added));
            }
        }

        return proposals.Points;
    }

    private ArmSchedule Replay(TrialHistory history, IReadOnlyList<PendingTrial> pending)
    {
        var schedule = new ArmSchedule(_arms.Length + (_branches is null ? 0 : 1), _options);
        var next = 0;
        for (var i = 0; i < history.Count; i++)
        {
            for (; next < pending.Count && pending[next].Number < history[i].Number; next++)
            {
                schedule.Advance(null);
            }

            var loss = history[i].IsMeasured && history[i].Violation <= 0 ? history[i].Losses[0] : double.NaN;
            if (history[i].Number < _startTrials)
            {
                schedule.Watch(loss);
            }
            else
            {
                schedule.Advance(loss);
            }
        }

        for (; next < pending.Count; next++)
        {
            schedule.Advance(null);
        }

        return schedule;
    }

    private static ParameterSet? AddOfBranches(
        ISampler branches, Proposals proposals, TrialHistory history, IReadOnlyList<PendingTrial> pending, int number)
    {
        PendingTrial[] open =
            [.. pending, .. proposals.Points.Select((point, i) => new PendingTrial(number - proposals.Points.Count + i, point))];
        if (branches.Suggest(history, open, number, 1) is not [var point])
        {
            return null;
        }

        proposals.Add(point);
        return point;
    }

    private ParameterSet? AddRanked(Proposals proposals, int number, IReadOnlyList<double[]> ranked) =>
        proposals.AddFirst(attempt => attempt < Math.Min(ranked.Count, MostRanked)
            ? _context.Space.Decode(ranked[attempt])
            : RandomSampler.Uniform(_context, number, attempt));
}
