using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Tuning.Cli.Frame;

/// <summary>An option whose value is a whole number in a range.</summary>
internal static class WholeNumberOption
{
    /// <summary>Creates the option.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it means.</param>
    /// <param name="range">The least and the largest number.</param>
    /// <param name="usual">The number when it is left out.</param>
    public static Option<int> Create(string name, string description, (int Least, int Largest) range, int usual) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => usual,
        CustomParser = result => Read(result, range),
    };

    private static int Read(ArgumentResult result, (int Least, int Largest) range)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= range.Least && number <= range.Largest)
        {
            return number;
        }

        result.AddError(range.Largest == int.MaxValue
            ? $"a whole number from {range.Least}"
            : $"a whole number from {range.Least} to {range.Largest}");
        return range.Least;
    }
}
