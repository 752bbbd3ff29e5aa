namespace Tuning.Storage.Sql;

/// <summary>A database whose schema this version cannot work with; the message says what to do.</summary>
/// <param name="message">What is wrong and what to do.</param>
public sealed class SchemaVersionException(string message) : Exception(message);
