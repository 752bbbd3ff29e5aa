using System.Collections.Immutable;
using System.Text;
using Tuning.Arbitrage.Markets.Csv;
using Tuning.Sessions.Schema;
using Tuning.Spaces;

namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>What came of reading generator settings by name.</summary>
/// <param name="Options">The options; absent when there are problems.</param>
/// <param name="Problems">Everything that is wrong, by the names of the settings.</param>
public sealed record GeneratorReading(GeneratorOptions? Options, ImmutableArray<SpaceProblem> Problems)
{
    /// <summary>Reads settings as sessions and the command line give them; what is left out has its default.</summary>
    /// <param name="settings">Values by the names of <see cref="GeneratorSettings.Definitions"/>.</param>
    public static GeneratorReading Of(ParameterSet settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var problems = ImmutableArray.CreateBuilder<SpaceProblem>();
        var options = GeneratorOptions.Of(GeneratorLevel.L1);
        if (settings.TryGet("level", out var level))
        {
            var text = (level as ParameterValue.Text)?.Value;
            var name = Array.Find(Enum.GetNames<GeneratorLevel>(), name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase));
            if (name is null)
            {
                problems.Add(new SpaceProblem("level", level.Canonical, string.Join(", ", Enum.GetNames<GeneratorLevel>())));
            }

            options = GeneratorOptions.Of(name is null ? options.Level : Enum.Parse<GeneratorLevel>(name));
        }

        foreach (var (name, value) in settings)
        {
            options = Apply(options, name, value, problems);
        }

        var named = problems.Select(problem => problem.Path).ToImmutableHashSet(StringComparer.Ordinal);
        problems.AddRange(GeneratorSettings.Check(options).Where(found => !named.Contains(found.Path)));
        return new GeneratorReading(problems.Count == 0 ? options : null, problems.ToImmutable());
    }

    private static GeneratorOptions Apply(
        GeneratorOptions options, string name, ParameterValue value, ImmutableArray<SpaceProblem>.Builder problems)
    {
        var text = (value as ParameterValue.Text)?.Value ?? string.Empty;
        switch (name)
        {
            case "level":
                return options;
            case "interval" when IsoDuration.Parse(text) is { } interval:
                return options with { IntervalNs = interval.Ticks * TimeSpan.NanosecondsPerTick };
            case "interval":
                problems.Add(new SpaceProblem(name, value.Canonical, "an ISO-8601 duration such as PT10S"));
                return options;
            case "start" when IsoTime.TryParse(Encoding.UTF8.GetBytes(text), out var startNs):
                return options with { StartNs = startNs };
            case "start":
                problems.Add(new SpaceProblem(name, value.Canonical, "an ISO-8601 time such as 2025-01-01T00:00:00Z"));
                return options;
        }

        if (GeneratorSettings.Find(name) is not { } setting)
        {
            var names = string.Join(", ", GeneratorSettings.Definitions.Select(known => known.Name));
            problems.Add(new SpaceProblem(name, value.Canonical, "a setting of the generator: " + names));
            return options;
        }

        if (value is not ParameterValue.Number { Value: var number } || (setting.IsWhole && number != Math.Floor(number)))
        {
            problems.Add(new SpaceProblem(name, value.Canonical, setting.IsWhole ? "a whole number" : "a number"));
            return options;
        }

        if (number < setting.Minimum || number > setting.Maximum)
        {
            problems.Add(new SpaceProblem(name, value.Canonical, FormattableString.Invariant($"{setting.Minimum} to {setting.Maximum}")));
            return options;
        }

        return setting.Write(options, number);
    }
}
