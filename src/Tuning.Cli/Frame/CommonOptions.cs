using System.CommandLine;

namespace Tuning.Cli.Frame;

/// <summary>Options that several commands share, with one meaning.</summary>
internal static class CommonOptions
{
    /// <summary>A file of quotes.</summary>
    /// <param name="required">Whether the command cannot do without it.</param>
    public static Option<string?> Data(bool required) => new("--data")
    {
        Description = "CSV file of quotes (timestamp,best_bid_a,best_ask_a,best_bid_b,best_ask_b), or sha256:... of a stored data set",
        HelpName = "FILE",
        Required = required,
    };

    /// <summary>Settings by name.</summary>
    /// <param name="description">What the names are.</param>
    public static Option<string[]> Set(string description) => new("--set")
    {
        Description = description,
        HelpName = "NAME=VALUE",
        DefaultValueFactory = _ => [],
    };
}
