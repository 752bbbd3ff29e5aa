using System.Collections.Immutable;
using Tuning.Analysis;
using Tuning.Objectives;
using Tuning.Pruning;
using Tuning.Sampling;
using Tuning.Sampling.Stopping;
using Tuning.Spaces;

namespace Tuning.AskTell;

/// <summary>
/// The state of an ask/tell session. Requests are carried out whole or refused and leave it as it was. The same requests
/// give the same answers, whatever was killed and resumed between them. Not safe for use by several threads at once.
/// </summary>
public sealed class AskTellSession
{
    private readonly AskTellSpec _spec;
    private readonly AskTellScoring _scoring;
    private readonly ISampler _sampler;
    private readonly TrialHistory _history;
    private readonly List<AskTellTrial> _trials = [];
    private readonly SortedSet<int> _open = [];
    private readonly Queue<ParameterSet> _queue = [];
    private readonly ReportLog _reports = new();
    private readonly IPruner _pruner;
    private readonly IStoppingRule? _rule;

    // What the stopping rule looks at: the results up to the first trial that has none.
    private readonly TrialHistory _settled;
    private int _nextToSettle;

    /// <summary>Starts a session.</summary>
    /// <param name="spec">The session.</param>
    /// <param name="earlier">Results of earlier sessions that warm this one up; points that are none of the space are left out.</param>
    public AskTellSession(AskTellSpec spec, ImmutableArray<AskTellEarlierTrial> earlier = default)
    {
        _spec = spec;
        _scoring = new(spec.Objectives);
        _sampler = SamplerCatalogue.OptionsOf(spec.Sampler.Kind)
            .Create(new(spec.Space, (ulong)spec.Sampler.Seed, Budget: spec.Trials));
        _pruner = PrunerCatalogue.OptionsOf(spec.Pruning).Create();
        _rule = StoppingCatalogue.RuleOf(spec.Stopping, spec.Space);
        _history = new(spec.Space);
        _settled = new(spec.Space);
        ImmutableArray<AskTellEarlierTrial> usable =
            earlier.IsDefault ? [] : [.. earlier.Where(trial => spec.Space.Check(trial.Point).IsEmpty)];
        WarmStarts = usable.Length;
        for (var i = 0; i < usable.Length; i++)
        {
            var observation = _scoring.ObservationOf(i - usable.Length, spec.Space.Complete(usable[i].Point), usable[i].Result);
            _history.Add(observation);
            _settled.Add(observation);
        }
    }

    /// <summary>How many results of earlier sessions are used.</summary>
    public int WarmStarts { get; }

    /// <summary>Carries out a request line.</summary>
    /// <param name="line">The line.</param>
    public AskTellAnswer Answer(string line)
    {
        var request = AskTellRequestReader.Read(line, out var problem);
        if (request is null)
        {
            return AskTellAnswer.Refused(problem!);
        }

        return request switch
        {
            AskTellRequest.Ask ask => Ask(ask.Count),
            AskTellRequest.Tell tell => Tell(tell.Results),
            AskTellRequest.Report report => Report(report.Steps),
            AskTellRequest.Enqueue enqueue => Enqueue(enqueue.Points),
            AskTellRequest.Best best => AskTellAnswer.Best(Best(best.Count)),
            AskTellRequest.Importance => AskTellAnswer.Importance(PedAnova.Compute(_spec.Space, Scored())),
            _ => throw new InvalidOperationException($"No answer to {request.GetType().Name}."),
        };
    }

    /// <summary>Carries out a line of the journal.</summary>
    /// <param name="entry">A request that was carried out, with the points that were suggested.</param>
    /// <returns>Whether it could be carried out again.</returns>
    internal bool Replay(AskTellEntry entry)
    {
        if (entry.Asked is not { } points)
        {
            return !Answer(entry.Request).IsRefusal;
        }

        foreach (var point in points)
        {
            if (!_spec.Space.Check(point).IsEmpty)
            {
                return false;
            }

            Start(point);
            if (_queue.TryPeek(out var next) && next.Equals(point))
            {
                _queue.Dequeue();
            }
        }

        return true;
    }

    private StopDecision? Stop() => _settled.Count == 0 ? null : _rule?.Decide(_settled);

    // A search that has stopped still gives what was enqueued.
    private AskTellAnswer Ask(int count)
    {
        var stop = Stop();
        var started = new List<AskTellTrial>();
        var allowed = Math.Min(count, _spec.Trials - _trials.Count);
        while (started.Count < allowed && _queue.TryDequeue(out var point))
        {
            started.Add(Start(point));
        }

        if (stop is null && started.Count < allowed)
        {
            var pending = _open.Select(number => new PendingTrial(number, _trials[number].Point)).ToList();
            var points = _sampler.Suggest(_history, pending, _trials.Count, allowed - started.Count);
            started.AddRange(points.Select(Start));
        }

        return stop is not null && started.Count == 0 ? AskTellAnswer.Stopped(stop) : AskTellAnswer.Trials(started);
    }

    private AskTellTrial Start(ParameterSet point)
    {
        var trial = new AskTellTrial(_trials.Count, point);
        _trials.Add(trial);
        _open.Add(trial.Number);
        return trial;
    }

    private AskTellAnswer Tell(ImmutableArray<AskTellResult> results)
    {
        var seen = new HashSet<int>();
        for (var i = 0; i < results.Length; i++)
        {
            if (!_open.Contains(results[i].Number) || !seen.Add(results[i].Number))
            {
                return AskTellAnswer.Refused(new($"tell[{i}].number", NotOpen(results[i].Number)));
            }

            if (results[i].Constraints.Keys.FirstOrDefault(name => !_scoring.Limited.Contains(name, StringComparer.Ordinal)) is { } unknown)
            {
                return AskTellAnswer.Refused(new($"tell[{i}].constraints.{unknown}", NotLimited()));
            }
        }

        foreach (var result in results)
        {
            var trial = _trials[result.Number];
            _history.Add(_scoring.ObservationOf(trial.Number, trial.Point, result));
            _trials[trial.Number] = trial with
            {
                Result = result,
                Score = result.State is TrialState.Completed ? _scoring.ScoreOf(result) : null,
            };
            _open.Remove(trial.Number);
        }

        Settle();
        return AskTellAnswer.Told(results.Length);
    }

    private void Settle()
    {
        for (; _rule is not null && _nextToSettle < _trials.Count && _trials[_nextToSettle].Result is { } result; _nextToSettle++)
        {
            _settled.Add(_scoring.ObservationOf(_nextToSettle, _trials[_nextToSettle].Point, result));
        }
    }

    private AskTellAnswer Report(ImmutableArray<AskTellStep> steps)
    {
        var seen = new Dictionary<(int Number, int Step), double>();
        for (var i = 0; i < steps.Length; i++)
        {
            var (number, step, value) = (steps[i].Number, steps[i].Step, steps[i].Value);
            if (!_open.Contains(number))
            {
                return AskTellAnswer.Refused(new($"report[{i}].number", NotOpen(number)));
            }

            var loss = _scoring.LossOf(value);
            if ((_reports.OfTrial(number).TryGetValue(step, out var earlier) && !earlier.Equals(loss))
                || (seen.TryGetValue((number, step), out earlier) && !earlier.Equals(loss)))
            {
                return AskTellAnswer.Refused(new($"report[{i}].value", $"trial {number} has reported another value for step {step}"));
            }

            seen[(number, step)] = loss;
        }

        foreach (var ((number, step), loss) in seen)
        {
            _reports.Add(number, step, loss);
        }

        // The trials of one report stand at one barrier, step by step.
        var stopped = new SortedSet<int>();
        foreach (var barrier in seen.Keys.GroupBy(key => key.Step).OrderBy(group => group.Key))
        {
            stopped.UnionWith(_pruner.Decide(_reports, barrier.Key, [.. barrier.Select(key => key.Number).Order()]));
        }

        return AskTellAnswer.Prune([.. stopped]);
    }

    private AskTellAnswer Enqueue(ImmutableArray<ParameterSet> points)
    {
        for (var i = 0; i < points.Length; i++)
        {
            if (_spec.Space.Check(points[i]) is [var first, ..])
            {
                return AskTellAnswer.Refused(new($"enqueue[{i}].{first.Path}", $"{first.Value}; {first.Allowed}"));
            }
        }

        foreach (var point in points)
        {
            _queue.Enqueue(_spec.Space.Complete(point));
        }

        return AskTellAnswer.Enqueued(points.Length);
    }

    private string NotOpen(int number) => number < _trials.Count
        ? $"{number} has its result already; each trial is told once"
        : $"{number} was never asked";

    private string NotLimited() => _scoring.Limited.IsEmpty
        ? "the session file limits no metric"
        : $"the session file does not limit it; one of {string.Join(", ", _scoring.Limited)}";

    private List<AskTellTrial> Best(int count)
    {
        if (_spec.Objectives.Length > 1)
        {
            return [.. ByTradeOff().Take(count)];
        }

        var ranking = new Ranking(_spec.Objectives[0].Direction);
        var scored = _trials.Where(trial => trial.Score is not null)
            .Select(trial => new RankedTrial(trial.Number, trial.Point.Hash, trial.Score!.Value));
        return [.. ranking.Order(scored).Take(count).Select(ranked => _trials[ranked.Trial])];
    }

    // Those that no other completed trial dominates come first.
    private IEnumerable<AskTellTrial> ByTradeOff()
    {
        var completed = _trials.Where(trial => trial.Score is not null).ToArray();
        var observations = completed.Select(trial => _scoring.ObservationOf(trial.Number, trial.Point, trial.Result!)).ToArray();
        return ParetoOrder.Of(observations).Select(position => completed[position]);
    }

    // The larger the better: the value, or the place among several objectives.
    private ImmutableArray<ScoredPoint> Scored()
    {
        if (_spec.Objectives.Length > 1)
        {
            return [.. ByTradeOff().Where(trial => trial.Score!.Value.IsFeasible).Select((trial, place) => new ScoredPoint(trial.Point, -place))];
        }

        return
        [
            .. _trials.Where(trial => trial.Score is { IsFeasible: true, Value: not null })
                .Select(trial => new ScoredPoint(trial.Point, -_scoring.LossOf(trial.Score!.Value.Value!.Value))),
        ];
    }
}
