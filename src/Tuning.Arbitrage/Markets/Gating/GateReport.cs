using System.Collections.Immutable;

namespace Tuning.Arbitrage.Markets.Gating;

/// <summary>What the data gate says of a data set, for programs; <see cref="ToLines"/> says it to people.</summary>
public sealed record GateReport
{
    /// <summary>Whether the data set may be used.</summary>
    public required bool Accepted { get; init; }

    /// <summary>Rows read, without the header and empty lines.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows that pass every check of a row.</summary>
    public required long AcceptedRows { get; init; }

    /// <summary>Rows that fail one; they are in no data set.</summary>
    public required long QuarantinedRows { get; init; }

    /// <summary>How the times are written; absent without rows or for data that was not read from text.</summary>
    public string? Timestamps { get; init; }

    /// <summary>Time of the first accepted row, ISO-8601; absent without rows.</summary>
    public string? FirstTime { get; init; }

    /// <summary>Time of the last accepted row, ISO-8601; absent without rows.</summary>
    public string? LastTime { get; init; }

    /// <summary>The longest time between two accepted rows, in seconds; absent under two rows.</summary>
    public double? LongestGapSeconds { get; init; }

    /// <summary>The line after the longest gap, header = 1; absent under two rows or without lines.</summary>
    public long? LongestGapLine { get; init; }

    /// <summary>The columns of the data set, as files spell them.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>How often each check failed, waived or not.</summary>
    public required ImmutableArray<GateCount> Counts { get; init; }

    /// <summary>The first problems in words.</summary>
    public required ImmutableArray<GateProblem> Problems { get; init; }

    /// <summary>How many problems there are in all.</summary>
    public required long ProblemTotal { get; init; }

    /// <summary>The first warnings in words.</summary>
    public required ImmutableArray<GateProblem> Warnings { get; init; }

    /// <summary>How many warnings there are in all.</summary>
    public required long WarningTotal { get; init; }

    /// <summary>What the user waived, whether or not it was needed.</summary>
    public required ImmutableArray<GateCheck> Waivers { get; init; }

    /// <summary>SHA-256 of the canonical content, 64 lower-case hex digits; absent when the data is refused.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The report for people, one line an entry.</summary>
    public IEnumerable<string> ToLines()
    {
        yield return $"{(Accepted ? "accepted" : "refused")}: {AcceptedRows} of {Rows} rows pass, {QuarantinedRows} left out";
        if (FirstTime is not null)
        {
            yield return $"from {FirstTime} to {LastTime}, times as {Timestamps ?? "generated"}";
        }

        foreach (var problem in Problems)
        {
            yield return "  " + problem;
        }

        if (ProblemTotal > Problems.Length)
        {
            yield return $"  ... the first {Problems.Length} of {ProblemTotal} problems";
        }

        foreach (var count in Counts.Where(count => count.Waived))
        {
            yield return $"  waived: {GateChecks.NameOf(count.Check)}, {count.Count} times";
        }

        foreach (var warning in Warnings)
        {
            yield return "  warning: " + warning;
        }

        if (ContentHash is not null)
        {
            yield return "sha256:" + ContentHash;
        }
    }
}
