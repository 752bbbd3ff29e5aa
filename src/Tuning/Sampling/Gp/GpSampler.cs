using Tuning.Sampling.RandomSearch;
using Tuning.Sampling.Sobol;
using Tuning.Spaces;

namespace Tuning.Sampling.Gp;

/// <summary>
/// Bayesian optimisation: a Gaussian process over the unit cube, log expected improvement, pending trials believed at
/// their expected values. Sobol points until there are results enough.
/// </summary>
internal sealed class GpSampler : ISampler
{
    private const int RandomStream = -3;
    private const int MostRanked = 40;

    private readonly SamplingContext _context;
    private readonly GpOptions _options;
    private readonly SobolSampler _start;
    private readonly GpProposer _proposer;

    /// <param name="context">What is searched.</param>
    /// <param name="options">The settings.</param>
    public GpSampler(SamplingContext context, GpOptions options)
    {
        _context = context;
        _options = options;
        _start = new(context);
        _proposer = new(GpAxis.Of(context.Space), options, KernelShape.Joint, ActiveAxes.Of(context.Space));
    }

    /// <inheritdoc/>
    public IReadOnlyList<ParameterSet> Suggest(
        TrialHistory history, IReadOnlyList<PendingTrial> pending, int firstNumber, int count)
    {
        var proposals = new Proposals(_context.Space, history, pending);
        var starts = _options.StartTrials > 0 ? _options.StartTrials : 1 + _context.Space.Dimensions;
        var evidence = GpEvidence.Of(history, pending, _options.MaximumPoints);
        var measured = evidence.Losses.Count(double.IsFinite);
        for (var number = firstNumber; number < firstNumber + count; number++)
        {
            var added = measured < starts
                ? AddStart(proposals, number)
                : AddRanked(proposals, number, _proposer.Rank(evidence, new(_context.Random(number, RandomStream))));
            if (added is not null)
            {
                evidence.Pending.Add(_context.Space.Encode(added));
            }
        }

        return proposals.Points;
    }

    private ParameterSet? AddStart(Proposals proposals, int number) =>
        proposals.AddFirst(attempt => _start.PointOf(number, attempt));

    private ParameterSet? AddRanked(Proposals proposals, int number, IReadOnlyList<double[]> ranked) =>
        proposals.AddFirst(attempt => attempt < Math.Min(ranked.Count, MostRanked)
            ? _context.Space.Decode(ranked[attempt])
            : RandomSampler.Uniform(_context, number, attempt));
}
