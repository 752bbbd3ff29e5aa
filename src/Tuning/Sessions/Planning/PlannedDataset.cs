using System.Collections.Immutable;

namespace Tuning.Sessions.Planning;

/// <summary>A data set of a plan, named by its content.</summary>
/// <param name="Sha256">SHA-256 of the canonical content, 64 lower-case hexadecimal digits.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Name">What the session file called it.</param>
public sealed record PlannedDataset(string Sha256, long Rows, string Name)
{
    /// <summary>Name of the market that it is of; its name unless stated. No part of the plan's hash.</summary>
    public string Market
    {
        get => field ?? Name;
        init;
    }

    /// <summary>Names of the checks of the data gate that the user waived for it; default none. No part of the plan's hash: the content says what they changed.</summary>
    public ImmutableArray<string> Waivers { get; init; } = [];

    /// <summary>How often those checks failed; default 0. No part of the plan's hash either.</summary>
    public long WaivedFindings { get; init; }
}
