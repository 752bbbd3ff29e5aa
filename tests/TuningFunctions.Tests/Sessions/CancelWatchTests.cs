using System.Collections.Immutable;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using Tuning.Spaces;
using Tuning.Strategies;
using TuningFunctions.Sessions;
using TuningFunctions.Trials;

namespace TuningFunctions.Tests.Sessions;

public sealed class CancelWatchTests
{
    [Fact]
    public async Task Evaluate_SessionCancelledDuringATrial_EndsTheTrialAndStoresNothing()
    {
        using var bench = new Bench();
        var id = await bench.PlanAsync();
        await bench.Advancer.AdvanceAsync(new FoldKey(id, 0), 0, default);
        var endless = new Endless();
        var evaluator = new JobEvaluator(bench.Plans, endless, new TrialRunner(TimeProvider.System), bench.Store, TimeProvider.System);

        var job = Task.Run(() => evaluator.EvaluateAsync(new JobKey(id, 0, 0, 0), default));
        await endless.Started.Task;
        await bench.Store.RequestCancelAsync(id, default);
        var report = await job.WaitAsync(TimeSpan.FromSeconds(20));

        report.ShouldBe(new JobReport(report.Trials, 0, report.Trials));
        (await bench.Store.CountResultsAsync(id, default)).Total.ShouldBe(0);
    }

    private sealed class Endless : IEvaluatorSource, ITrialEvaluator
    {
        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ITrialEvaluator Open(SessionPlan plan, EvaluationScope scope) => this;

        public ImmutableArray<string> Explain(SessionPlan plan, EvaluationScope scope, ParameterSet point) => [];

        public TrialEvaluation Evaluate(ParameterSet point, CancellationToken cancellationToken)
        {
            Started.TrySetResult();
            cancellationToken.WaitHandle.WaitOne();
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
