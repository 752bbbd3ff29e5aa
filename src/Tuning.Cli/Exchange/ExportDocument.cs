namespace Tuning.Cli.Exchange;

/// <summary>What <c>tune export --json</c> prints.</summary>
/// <param name="Session">The session's id.</param>
/// <param name="Format">What was written: csv, jsonl, jobs or optuna.</param>
/// <param name="File">The file.</param>
/// <param name="Trials">How many trials it holds.</param>
internal sealed record ExportDocument(string Session, string Format, string File, int Trials);
