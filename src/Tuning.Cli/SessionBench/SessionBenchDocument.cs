namespace Tuning.Cli.SessionBench;

/// <summary>What <c>tune bench session --json</c> prints.</summary>
/// <param name="Trials">Trials of the session, those of all folds and of the final search.</param>
/// <param name="Rows">Rows of its data.</param>
/// <param name="Folds">Its folds; 1 without validation.</param>
/// <param name="Sampler">What proposed its trials.</param>
/// <param name="Store">Where it was kept.</param>
/// <param name="Seconds">Time from its launch to its stored end.</param>
/// <param name="TrialsPerSecond">Trials a second of that time.</param>
/// <param name="OverheadMillisecondsPerTrial">Processor time of this process outside evaluations, whose own is counted where they run, a trial; a database server's own is not in it.</param>
/// <param name="KernelShare">Share of the processor time that evaluations take, 0 to 1.</param>
/// <param name="StoreRowsPerSecond">Trials and results a second that the store takes in blocks of 1,024, one writer.</param>
/// <param name="Cores">Cores of this machine.</param>
/// <param name="ResultHash">Hash of the session's result.</param>
internal sealed record SessionBenchDocument(
    int Trials,
    int Rows,
    int Folds,
    string Sampler,
    string Store,
    double Seconds,
    double TrialsPerSecond,
    double OverheadMillisecondsPerTrial,
    double KernelShare,
    double StoreRowsPerSecond,
    int Cores,
    string ResultHash);
