namespace Tuning.Cli.SessionBench;

/// <summary>A session to measure.</summary>
/// <param name="Trials">Trials, from 1.</param>
/// <param name="Rows">Rows of data.</param>
/// <param name="Sampler">Kind of the sampler, as session files spell it.</param>
/// <param name="Folds">Folds of its walk-forward, from 3; 1 for a session without validation.</param>
internal sealed record SessionBenchCase(int Trials, int Rows, string Sampler, int Folds)
{
    // Train windows are three test windows long, the holdout is one; the last unit is not enough for another fold.
    private int UnitRows => (int)(Rows / (Folds + 4.5));

    private string Validation => Folds == 1
        ? "{kind: none}"
        : FormattableString.Invariant(
            $$"""{kind: walkForward, train: {{3 * UnitRows}} rows, test: {{UnitRows}} rows, step: {{UnitRows}} rows, holdout: {{UnitRows}} rows}""");

    /// <summary>A small session of the same kind.</summary>
    /// <param name="trials">Most trials.</param>
    /// <param name="rows">Rows of its data.</param>
    public SessionBenchCase WarmUp(int trials, int rows) => this with { Trials = Math.Min(Trials, trials), Rows = rows, Folds = 1 };

    /// <summary>The session file.</summary>
    public string Yaml => FormattableString.Invariant($$$"""
        schemaVersion: 1
        name: bench
        strategy: arbitrage
        datasets: [{generate: {level: L1, rows: {{{Rows}}}, seed: 7, interval: PT1S}}]
        space:
          entryBps: {type: float, low: 10, high: 60}
          exitBps: {type: float, low: -20, high: 5}
        environment: {feeABps: 5, feeBBps: 4}
        sampler: {kind: {{{Sampler}}}}
        budget: {trials: {{{Trials}}}}
        objective: {metric: netPnlPerDay, direction: maximize}
        validation: {{{Validation}}}
        """);
}
