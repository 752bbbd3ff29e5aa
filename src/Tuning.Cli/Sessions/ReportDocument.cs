namespace Tuning.Cli.Sessions;

/// <summary>What <c>tune report --json</c> prints.</summary>
/// <param name="Session">The session's id.</param>
/// <param name="File">The file that was written.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record ReportDocument(string Session, string File, int Bytes);
