using System.Collections.Immutable;
using Tuning.Cli.Outcomes;
using Tuning.Sessions;
using Tuning.Sessions.Reading;

namespace Tuning.Cli.Frame;

/// <summary>Reads the values of <c>--set</c>.</summary>
internal static class SettingArguments
{
    /// <summary>Splits each argument into name and value.</summary>
    /// <param name="arguments">The arguments as typed.</param>
    /// <param name="malformed">Those that are not name=value.</param>
    public static ImmutableArray<SpecOverride> Read(IEnumerable<string> arguments, out ImmutableArray<Problem> malformed)
    {
        var settings = ImmutableArray.CreateBuilder<SpecOverride>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var argument in arguments)
        {
            if (SpecOverride.Parse(argument) is { } setting)
            {
                settings.Add(setting);
            }
            else
            {
                problems.Add(new Problem("--set", argument, "NAME=VALUE"));
            }
        }

        malformed = problems.ToImmutable();
        return settings.ToImmutable();
    }

    /// <summary>The problem of a setting, as commands print it.</summary>
    /// <param name="problem">What the reader found.</param>
    public static Problem ProblemOf(SpecProblem problem) => new(
        problem.Line is { } line ? $"{problem.Path} (line {line})" : problem.Path, problem.Value, problem.Allowed);
}
