using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using Tuning.Spaces;
using Tuning.Strategies;
using TuningFunctions.Tests.Sessions;
using TuningFunctions.Trials;

namespace TuningFunctions.Tests.Trials;

public sealed class TrialRunnerTests
{
    [Fact]
    public async Task RunAll_OnePass_GivesWhatSingleRunsGive()
    {
        var plan = await PlanAsync();
        var together = new BatchOf(new FakeEvaluators());
        var runner = new TrialRunner(TimeProvider.System);

        var results = runner.RunAll(together, plan, Trials(5), default);

        results.ShouldBe(Trials(5).Select(trial => runner.Run(new FakeEvaluators(), plan, trial.Key, trial.Value, default)));
        (together.Passes, together.Singles).ShouldBe((1, 0));
    }

    [Fact]
    public async Task RunAll_PassThatFails_BlamesOnlyTheTrialThatIsToBlame()
    {
        var plan = await PlanAsync();
        var together = new BatchOf(new FakeEvaluators
        {
            Before = (_, point) =>
            {
                if (point.NumberOf("entryBps") == 12)
                {
                    throw new DivideByZeroException("no such price");
                }
            },
        });

        var results = new TrialRunner(TimeProvider.System).RunAll(together, plan, Trials(5), default);

        results.Select(result => result.State).ShouldBe(
            [TrialState.Completed, TrialState.Completed, TrialState.Failed, TrialState.Completed, TrialState.Completed]);
        (together.Passes, together.Singles).ShouldBe((1, 5));
    }

    [Fact]
    public async Task Run_TrialThatTakesTooLong_IsTimedOut()
    {
        var plan = await PlanAsync("budget.trialTimeout=PT0.01S");
        var slow = new FakeEvaluators { Before = (_, _) => Busy(60) };

        var result = new TrialRunner(TimeProvider.System).Run(slow, plan, Trials(1)[0].Key, Trials(1)[0].Value, default);

        (result.State, result.ErrorType).ShouldBe((TrialState.TimedOut, "TimeoutException"));
    }

    [Fact]
    public async Task Run_HostThatStops_LeavesNoResult()
    {
        var plan = await PlanAsync();
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        var runner = new TrialRunner(TimeProvider.System);

        Should.Throw<OperationCanceledException>(
            () => runner.Run(new FakeEvaluators(), plan, Trials(1)[0].Key, Trials(1)[0].Value, stopped.Token));
        Should.Throw<OperationCanceledException>(
            () => runner.RunAll(new BatchOf(new FakeEvaluators()), plan, Trials(2), stopped.Token));
    }

    private static async Task<SessionPlan> PlanAsync(params string[] sets)
    {
        using var bench = new Bench();
        return (await bench.TryPlanAsync(sets)).Plan!;
    }

    private static ImmutableArray<KeyValuePair<ResultKey, ParameterSet>> Trials(int count) =>
    [
        .. Enumerable.Range(0, count).Select(trial => KeyValuePair.Create(
            new ResultKey("s", 0, trial, "all", 0),
            new ParameterSet([new("entryBps", 10.0 + trial), new("exitBps", 0.0)]))),
    ];

    // Evaluations are synchronous: a short wait on nothing stands for work.
    private static void Busy(int milliseconds)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(milliseconds);
    }

    private sealed class BatchOf(FakeEvaluators one) : IBatchEvaluator
    {
        public int Passes { get; private set; }

        public int Singles { get; private set; }

        public TrialEvaluation Evaluate(ParameterSet point, CancellationToken cancellationToken)
        {
            Singles++;
            return one.Evaluate(point, cancellationToken);
        }

        public ImmutableArray<TrialEvaluation> EvaluateAll(IReadOnlyList<ParameterSet> points, CancellationToken cancellationToken)
        {
            Passes++;
            return [.. points.Select(point => one.Evaluate(point, cancellationToken))];
        }
    }
}
