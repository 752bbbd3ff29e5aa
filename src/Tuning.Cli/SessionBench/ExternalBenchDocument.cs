namespace Tuning.Cli.SessionBench;

/// <summary>What <c>tune bench external --json</c> prints.</summary>
/// <param name="Trials">Trials of the session.</param>
/// <param name="Workers">Processes of the pool.</param>
/// <param name="Completed">Trials that completed.</param>
/// <param name="Seconds">Time from its launch to its stored end, the start of the processes included.</param>
/// <param name="TrialsPerSecond">Trials a second of that time.</param>
/// <param name="Store">Where it was kept.</param>
/// <param name="Cores">Cores of this machine.</param>
/// <param name="ResultHash">Hash of the session's result.</param>
internal sealed record ExternalBenchDocument(
    int Trials, int Workers, int Completed, double Seconds, double TrialsPerSecond, string Store, int Cores, string ResultHash);
