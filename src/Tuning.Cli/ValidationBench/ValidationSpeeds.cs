namespace Tuning.Cli.ValidationBench;

/// <summary>What <c>tune bench validation --json</c> prints.</summary>
/// <param name="Sets">Parameter sets of the statistics.</param>
/// <param name="Hours">Hours of each set.</param>
/// <param name="Splits">Splits of the overfitting test, of 16 blocks.</param>
/// <param name="OverfittingSeconds">Processor time of the overfitting test, the median of five.</param>
/// <param name="SuperiorSeconds">Processor time of the reality check and the test of superior ability over 1,000 draws, the median of five.</param>
/// <param name="Folds">Folds of the walk-forward; the final search comes on top.</param>
/// <param name="Trials">Trials of each of its searches.</param>
/// <param name="Rows">Rows of its data.</param>
/// <param name="PlanSeconds">Time from its file to its stored plan, the sensitivity gate included.</param>
/// <param name="SessionSeconds">Time from its launch on the embedded host to its stored verdict.</param>
/// <param name="Cores">Cores of this machine.</param>
/// <param name="ResultHash">Hash of its result.</param>
internal sealed record ValidationSpeeds(
    int Sets,
    int Hours,
    int Splits,
    double OverfittingSeconds,
    double SuperiorSeconds,
    int Folds,
    int Trials,
    int Rows,
    double PlanSeconds,
    double SessionSeconds,
    int Cores,
    string ResultHash);
