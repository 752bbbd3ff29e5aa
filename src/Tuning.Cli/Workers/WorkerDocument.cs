namespace Tuning.Cli.Workers;

/// <summary>What <c>tune worker --json</c> prints at its end.</summary>
/// <param name="Server">The server.</param>
/// <param name="Told">Results that it told, failures included.</param>
/// <param name="Failed">Failures among them.</param>
/// <param name="Refused">Results that came too late: somebody else had been given the trial.</param>
internal sealed record WorkerDocument(string Server, int Told, int Failed, int Refused);
