namespace Tuning.Sessions.Stores;

/// <summary>A data set that every instance can fetch by its content.</summary>
/// <param name="Sha256">SHA-256 of its content, 64 lower-case hexadecimal digits, under which the artifact store has it.</param>
/// <param name="SizeBytes">Its size in bytes.</param>
/// <param name="DescriptionJson">What is kept beside it, as its strategy writes it.</param>
/// <param name="StoredAt">When it was registered, UTC.</param>
public sealed record RegisteredDataset(string Sha256, long SizeBytes, string DescriptionJson, DateTimeOffset StoredAt);
