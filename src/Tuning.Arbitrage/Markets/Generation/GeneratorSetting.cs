using Tuning.Strategies;

namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>One number among the options of the generator.</summary>
/// <param name="Name">Its name in session files.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Meaning">What it does.</param>
/// <param name="Minimum">Least value, inclusive.</param>
/// <param name="Maximum">Largest value, inclusive.</param>
/// <param name="Read">Its value in options.</param>
/// <param name="Write">Options with another value.</param>
internal sealed record GeneratorSetting(
    string Name,
    string Unit,
    string Meaning,
    double Minimum,
    double Maximum,
    Func<GeneratorOptions, double> Read,
    Func<GeneratorOptions, double, GeneratorOptions> Write)
{
    /// <summary>Whether it is a whole number.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether its default depends on the level.</summary>
    public bool FollowsLevel { get; init; }

    /// <summary>The setting as strategies declare it.</summary>
    /// <param name="usual">Where its default stands.</param>
    public SettingDefinition Define(GeneratorOptions usual) => new(Name, IsWhole ? SettingKind.WholeNumber : SettingKind.Number, Unit, Meaning)
    {
        Minimum = Minimum,
        Maximum = Maximum,
        DefaultNumber = FollowsLevel ? null : Read(usual),
    };
}
