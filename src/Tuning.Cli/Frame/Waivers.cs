using System.CommandLine;
using Tuning.Arbitrage.Markets.Gating;

namespace Tuning.Cli.Frame;

/// <summary>The option by which a user waives checks of the data gate, by name.</summary>
internal static class Waivers
{
    /// <summary>Creates the option; every value is the name of a check that may be waived.</summary>
    public static Option<string[]> CreateOption()
    {
        var names = GateChecks.Waivable.Select(GateChecks.NameOf).ToArray();
        var option = new Option<string[]>("--waive")
        {
            Description = $"Waive a check of the data gate by name: {string.Join(", ", names)}",
            HelpName = "CHECK",
            DefaultValueFactory = _ => [],
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => GateChecks.FromWaiver(token.Value) is null))
            {
                result.AddError($"one of {string.Join(", ", names)}");
            }
        });
        return option;
    }

    /// <summary>The limits of the gate with what was waived.</summary>
    /// <param name="names">Names of checks, validated.</param>
    public static GateLimits LimitsOf(string[] names) => GateLimits.Market with
    {
        Waivers = [.. names.Select(GateChecks.FromWaiver).OfType<GateCheck>().Distinct()],
    };
}
