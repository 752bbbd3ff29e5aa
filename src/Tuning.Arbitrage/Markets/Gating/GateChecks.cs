using System.Collections.Immutable;
using System.Text.Json;

namespace Tuning.Arbitrage.Markets.Gating;

/// <summary>Names and natures of the checks.</summary>
public static class GateChecks
{
    /// <summary>The checks that a waiver may name.</summary>
    public static ImmutableArray<GateCheck> Waivable { get; } =
        [.. Enum.GetValues<GateCheck>().Where(check => NatureOf(check) is GateNature.Row or GateNature.Judgement)];

    /// <summary>What follows when the check fails.</summary>
    /// <param name="check">The check.</param>
    public static GateNature NatureOf(GateCheck check) => check switch
    {
        GateCheck.EmptyFile or GateCheck.MissingColumn or GateCheck.UnknownColumn or GateCheck.DuplicateColumn
            or GateCheck.DamagedFile => GateNature.Structure,
        GateCheck.LockedQuote or GateCheck.Outlier or GateCheck.Gap or GateCheck.MinimumRows => GateNature.Judgement,
        GateCheck.StaleVenue or GateCheck.VenueMismatch or GateCheck.StaleStream => GateNature.Warning,
        _ => GateNature.Row,
    };

    /// <summary>The name of a check in waivers and reports.</summary>
    /// <param name="check">The check.</param>
    public static string NameOf(GateCheck check) => JsonNamingPolicy.CamelCase.ConvertName(check.ToString());

    /// <summary>The check of a waiver, or nothing when no waivable check has the name.</summary>
    /// <param name="name">The name, as <see cref="NameOf"/> spells it.</param>
    public static GateCheck? FromWaiver(string name)
    {
        foreach (var check in Waivable)
        {
            if (string.Equals(NameOf(check), name, StringComparison.Ordinal))
            {
                return check;
            }
        }

        return null;
    }
}
