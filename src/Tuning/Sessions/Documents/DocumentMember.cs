namespace Tuning.Sessions.Documents;

/// <summary>A named value of a group.</summary>
/// <param name="Name">The name as it was written.</param>
/// <param name="Value">The value.</param>
/// <param name="Line">Line of the file on which the name stands, from 1; 0 when it did not come from a file.</param>
public sealed record DocumentMember(string Name, DocumentNode Value, int Line);
