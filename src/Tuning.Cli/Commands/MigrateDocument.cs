using System.Collections.Immutable;

namespace Tuning.Cli.Commands;

/// <summary>What <c>tune migrate --json</c> prints.</summary>
/// <param name="SchemaVersion">The version that the schema has now.</param>
/// <param name="Applied">The migrations that this took, oldest first.</param>
internal sealed record MigrateDocument(int SchemaVersion, ImmutableArray<string> Applied);
