using Tuning.Sampling.RandomSearch;
using Tuning.Sampling.Sobol;
using Tuning.Spaces;

namespace Tuning.Sampling.Tpe;

/// <summary>
/// The multivariate tree-structured Parzen estimator (Bergstra et al. 2011) with Watanabe's settings (2023): points are drawn
/// from the density of the good trials, and the one with the largest ratio to the density of the others is suggested. A
/// conditional space has one model a branch; branches compete for trials once each has had its quota.
/// </summary>
internal sealed class TpeSampler : ISampler
{
    private readonly SamplingContext _context;
    private readonly TpeOptions _options;
    private readonly SobolSampler _starts;
    private readonly SpaceBranches _spaceBranches;
    private readonly List<TpeBranch> _branches = [];
    private readonly HistoryCursor _cursor = new();
    private readonly List<List<int>> _positions = [];
    private int _measured;
    private int _ranked;
    private bool _hasSeveralLosses;

    /// <summary>Creates a sampler.</summary>
    /// <param name="context">What is searched.</param>
    /// <param name="options">The settings.</param>
    public TpeSampler(SamplingContext context, TpeOptions options)
    {
        _context = context;
        _options = options;
        _starts = new(context);
        _spaceBranches = new(context.Space);
        Reset();
    }

    /// <inheritdoc/>
    public IReadOnlyList<ParameterSet> Suggest(
        TrialHistory history, IReadOnlyList<PendingTrial> pending, int firstNumber, int count)
    {
        _cursor.Advance(history, Reset, position => Tell(history, position));
        RankByPareto(history);
        var proposals = new Proposals(_context.Space, history, pending);
        foreach (var trial in pending)
        {
            BranchOf(trial.Point).AddPending(_context.Space.Encode(trial.Point));
        }

        for (var i = 0; i < count; i++)
        {
            if (Propose(proposals, firstNumber + i) is { } point)
            {
                BranchOf(point).AddPending(_context.Space.Encode(point));
            }
        }

        _branches.ForEach(branch => branch.ForgetPending());
        return proposals.Points;
    }

    private void Reset()
    {
        (_measured, _ranked, _hasSeveralLosses) = (0, 0, false);
        _branches.Clear();
        _positions.Clear();
        AddNewBranches();
    }

    private void AddNewBranches()
    {
        while (_branches.Count < _spaceBranches.Count)
        {
            _branches.Add(new(_spaceBranches.ActiveIn(_branches.Count), _context.Space.Axes, _options));
            _positions.Add([]);
        }
    }

    private TpeBranch BranchOf(ParameterSet point)
    {
        var index = _spaceBranches.IndexOf(point);
        AddNewBranches();
        return _branches[index];
    }

    private void Tell(TrialHistory history, int position)
    {
        var merit = Merit.Of(history[position]);
        _measured += merit.IsMeasured ? 1 : 0;
        _hasSeveralLosses |= history[position] is { IsMeasured: true, Losses.Length: > 1 };
        var branch = BranchOf(history[position].Point);
        _positions[_branches.IndexOf(branch)].Add(position);
        branch.Tell(history.CoordinatesOf(position), merit);
    }

    // With several objectives the loss is the place in the Pareto order, which a new result may change for all.
    private void RankByPareto(TrialHistory history)
    {
        if (!_hasSeveralLosses || _ranked == history.Count)
        {
            return;
        }

        _ranked = history.Count;
        var observations = Enumerable.Range(0, history.Count).Select(i => history[i]).ToArray();
        var places = new int[observations.Length];
        var order = ParetoOrder.Of(observations);
        for (var place = 0; place < order.Length; place++)
        {
            places[order[place]] = place;
        }

        for (var branch = 0; branch < _branches.Count; branch++)
        {
            _branches[branch].Rank([.. _positions[branch].Select(i => Merit.Of(observations[i], places[i]))]);
        }
    }

    private ParameterSet? Propose(Proposals proposals, int number)
    {
        var isConditional = _branches.Count > 1;
        if (_measured == 0 || (!isConditional && _measured < _options.Starts))
        {
            return isConditional ? ProposeStart(proposals, number, LeastTried()) : proposals.AddFirst(attempt => _starts.PointOf(number, attempt));
        }

        if (!isConditional)
        {
            return ProposeFromModel(proposals, number, 0, GoodCount(_measured));
        }

        var leastTried = LeastTried();
        if (_branches[leastTried].Count < _options.BranchQuota)
        {
            return ProposeStart(proposals, number, leastTried);
        }

        var branch = ChooseBranch(number);
        return _branches[branch].Measured == 0
            ? ProposeStart(proposals, number, branch)
            : ProposeFromModel(proposals, number, branch, ConditionalGoodCount(_branches[branch].Measured));
    }

    private ParameterSet? ProposeStart(Proposals proposals, int number, int branch) => proposals.AddFirst(attempt =>
    {
        var coordinates = _starts.CoordinatesOf(number, attempt);
        _spaceBranches.MoveInto(branch, coordinates, _context.Random(number, -1).NextDouble(attempt));
        return _context.Space.Decode(coordinates);
    });

    private ParameterSet? ProposeFromModel(Proposals proposals, int number, int branchIndex, int goodCount)
    {
        var branch = _branches[branchIndex];
        branch.Fit(goodCount);
        var candidates = new ParameterSet[_options.Candidates];
        var scores = new double[_options.Candidates];
        for (var c = 0; c < candidates.Length; c++)
        {
            (candidates[c], scores[c]) = Candidate(branch, branchIndex, number, c);
        }

        var order = Enumerable.Range(0, candidates.Length).OrderByDescending(c => scores[c]).ToArray();
        return proposals.AddFirst(attempt => attempt < order.Length
            ? candidates[order[attempt]]
            : RandomSampler.Uniform(_context, number, attempt));
    }

    private (ParameterSet Point, double Score) Candidate(TpeBranch branch, int branchIndex, int number, int draw)
    {
        var coordinates = new double[_context.Space.Dimensions];
        Array.Fill(coordinates, 0.5);
        var whole = _context.Random(number, -1);
        var kernel = branch.KernelAt(whole.NextDouble(2L * draw));
        for (var j = 0; j < branch.Active.Length; j++)
        {
            var parameter = branch.Active[j];
            coordinates[parameter] = branch.Draw(j, kernel, _context.Random(number, parameter).NextDouble(draw));
        }

        var point = _context.Space.Decode(coordinates);
        if (_context.Space.IsConditional && _spaceBranches.IndexOf(point) != branchIndex)
        {
            _spaceBranches.MoveInto(branchIndex, coordinates, whole.NextDouble((2L * draw) + 1));
            point = _context.Space.Decode(coordinates);
        }

        return (point, branch.Score(coordinates));
    }

    private int LeastTried()
    {
        var least = 0;
        for (var branch = 1; branch < _branches.Count; branch++)
        {
            least = _branches[branch].Count < _branches[least].Count ? branch : least;
        }

        return least;
    }

    // Each branch counts its trials among the best of all, and a little more so that none is given up.
    private int ChooseBranch(int number)
    {
        var goodCount = ConditionalGoodCount(_measured);
        var best = _branches
            .SelectMany((branch, index) => branch.Ranked.Take(goodCount).Select(merit => (Merit: merit, Branch: index)))
            .Where(entry => entry.Merit.IsMeasured)
            .Order(Comparer<(Merit Merit, int Branch)>.Create((x, y) => Merit.Compare(x.Merit, y.Merit)))
            .Take(goodCount)
            .CountBy(entry => entry.Branch)
            .ToDictionary();
        var total = best.Values.Sum() + (_options.BranchPrior * _branches.Count);
        var position = _context.Random(number, -2).NextDouble(0) * total;
        for (var branch = 0; branch < _branches.Count; branch++)
        {
            position -= best.GetValueOrDefault(branch) + _options.BranchPrior;
            if (position < 0)
            {
                return branch;
            }
        }

        return _branches.Count - 1;
    }

    private int GoodCount(int measured) =>
        Math.Clamp((int)Math.Ceiling((_options.GoodShare * measured) - 1e-9), 1, _options.GoodAtMost);

    private int ConditionalGoodCount(int measured) =>
        Math.Clamp((int)Math.Ceiling(_options.ConditionalGoodFactor * Math.Sqrt(measured)), Math.Min(2, measured), _options.GoodAtMost);
}
