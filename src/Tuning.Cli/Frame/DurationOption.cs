using System.CommandLine;
using System.CommandLine.Parsing;
using Tuning.Sessions.Schema;

namespace Tuning.Cli.Frame;

/// <summary>An option whose value is a length of time above 0, in ISO 8601 as in session files.</summary>
internal static class DurationOption
{
    /// <summary>Creates the option; its value is null when it is left out.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it means.</param>
    public static Option<TimeSpan?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DURATION",
        CustomParser = Read,
    };

    private static TimeSpan? Read(ArgumentResult result)
    {
        if (IsoDuration.Parse(result.Tokens[0].Value) is { } duration && duration > TimeSpan.Zero)
        {
            return duration;
        }

        result.AddError("a duration above 0 in ISO 8601 such as PT0.5S, PT1M or P1D, at most 36,500 days");
        return null;
    }
}
