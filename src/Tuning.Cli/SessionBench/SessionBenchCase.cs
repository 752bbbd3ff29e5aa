namespace Tuning.Cli.SessionBench;

/// <summary>A session to measure.</summary>
/// <param name="Trials">Trials, from 1.</param>
/// <param name="Rows">Rows of data.</param>
/// <param name="Sampler">Kind of the sampler, as session files spell it.</param>
internal sealed record SessionBenchCase(int Trials, int Rows, string Sampler)
{
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
        validation: {kind: none}
        """);
}
