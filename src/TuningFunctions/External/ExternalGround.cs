using Tuning.External;

namespace TuningFunctions.External;

/// <summary>What a trial of an external strategy is told of its data.</summary>
/// <param name="Sha256">SHA-256 of the canonical content of the data set; null without data.</param>
/// <param name="Path">Path of a CSV file of it; null where the strategy reads no files of this machine.</param>
/// <param name="Window">What is traded on; null without data.</param>
internal sealed record ExternalGround(string? Sha256, string? Path, TrialWindow? Window);
