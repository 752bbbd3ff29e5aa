namespace Tuning.Sampling.Auto;

/// <summary>
/// Which of several models proposes a trial: each in proportion to how often it improved on the best result of late, and
/// none less than a least share. The whole schedule is replayed from the results in trial order, so that it is a function
/// of them alone.
/// </summary>
/// <param name="arms">The number of models.</param>
/// <param name="options">The settings.</param>
internal sealed class ArmSchedule(int arms, AutoOptions options)
{
    private readonly double[] _turns = new double[arms];
    private readonly double[] _successes = Filled(arms, options.FirstSuccess);
    private readonly List<double> _sorted = [];

    /// <summary>The model that proposes the next trial.</summary>
    public int Next()
    {
        var chosen = 0;
        for (var arm = 1; arm < arms; arm++)
        {
            if (_turns[arm] < _turns[chosen])
            {
                chosen = arm;
            }
        }

        return chosen;
    }

    /// <summary>Takes a trial of the start phase into account.</summary>
    /// <param name="loss">Its loss; NaN where it has none.</param>
    public void Watch(double loss) => Improves(loss);

    /// <summary>Gives the next trial to <see cref="Next"/> and takes its result into account.</summary>
    /// <param name="loss">Its loss; NaN where it has none; absent while it is pending.</param>
    public void Advance(double? loss)
    {
        var arm = Next();
        if (loss is { } known)
        {
            var success = Improves(known) ? 1 : 0;
            _successes[arm] = (options.Memory * _successes[arm]) + ((1 - options.Memory) * success);
        }

        // A model with twice the rate has its turns cost half: stride scheduling.
        _turns[arm] += 1 / Math.Max(options.LeastSuccess, _successes[arm]);
    }

    private static double[] Filled(int count, double value)
    {
        var values = new double[count];
        Array.Fill(values, value);
        return values;
    }

    private bool Improves(double loss)
    {
        if (!double.IsFinite(loss))
        {
            return false;
        }

        var isBetter = _sorted.Count > 0
            && loss < _sorted[0] - (options.Improvement * (_sorted[_sorted.Count / 2] - _sorted[0]));
        var index = _sorted.BinarySearch(loss);
        _sorted.Insert(index < 0 ? ~index : index, loss);
        return isBetter;
    }
}
