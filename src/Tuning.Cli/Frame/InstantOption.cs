using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Csv;

namespace Tuning.Cli.Frame;

/// <summary>An option whose value is a moment: milliseconds since the Unix epoch, or ISO-8601 (UTC where no offset is given).</summary>
internal static class InstantOption
{
    private const string Allowed = "milliseconds since the Unix epoch, or ISO-8601 such as 2018-06-18T00:00:00Z";
    private const long MostMs = long.MaxValue / Instant.PerMillisecond;

    /// <summary>Creates the option; its value is in nanoseconds since the Unix epoch.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What it means.</param>
    public static Option<long?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = Read,
    };

    /// <summary>Reads a moment.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Nanoseconds since the Unix epoch; null when the text is no moment, or lies outside the years 1678 to 2261.</returns>
    public static long? Parse(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return milliseconds is >= -MostMs and <= MostMs ? milliseconds * Instant.PerMillisecond : null;
        }

        return IsoTime.TryParse(Encoding.UTF8.GetBytes(text), out var timeNs) ? timeNs : null;
    }

    private static long? Read(ArgumentResult result)
    {
        var moment = Parse(result.Tokens[0].Value);
        if (moment is null)
        {
            result.AddError(Allowed);
        }

        return moment;
    }
}
