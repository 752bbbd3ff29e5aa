using System.Collections.Immutable;

namespace Tuning.Strategies;

/// <summary>
/// One named value that a strategy takes: a searchable parameter, a part of its environment or of its generator of data.
/// </summary>
/// <param name="Name">The name, camelCase, with its unit as suffix, as session files and the command line spell it.</param>
/// <param name="Kind">What values it takes.</param>
/// <param name="Unit">The unit of its values; "1" for a pure number, empty for text.</param>
/// <param name="Meaning">What it does, in one sentence.</param>
public sealed record SettingDefinition(string Name, SettingKind Kind, string Unit, string Meaning)
{
    /// <summary>Least allowed number, inclusive, also of each number of a list; null for none.</summary>
    public double? Minimum { get; init; }

    /// <summary>Largest allowed number, inclusive, also of each number of a list; null for none.</summary>
    public double? Maximum { get; init; }

    /// <summary>The allowed words; empty for any word. Ignored unless the kind is text.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The number it has when it is left out; null for none. Ignored for text and durations.</summary>
    public double? DefaultNumber { get; init; }

    /// <summary>The word or the duration it has when it is left out; null for none. Ignored for numbers.</summary>
    public string? DefaultText { get; init; }

    /// <summary>Whether a list of numbers may stand for a word, such as the weights of a profile that has no name. Ignored unless the kind is text.</summary>
    public bool MayBeNumberList { get; init; }

    /// <summary>Whether a search may only choose among values that the session lists, never in a range.</summary>
    public bool IsCategoricalOnly { get; init; }

    /// <summary>Whether the bounds of its search may be quantiles of the data, which then has values to compare it with.</summary>
    public bool FollowsData { get; init; }

    /// <summary>Whether it cannot be left out.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether this build carries it out; one that it does not is refused by name.</summary>
    public bool IsAvailable { get; init; } = true;

    /// <summary>The choices that this build does not carry out, refused by name; none unless stated.</summary>
    public ImmutableArray<string> UnavailableChoices { get; init; } = [];
}
