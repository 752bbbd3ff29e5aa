using System.Text.Json.Serialization;

namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>What the premium does for a while.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Regime>))]
public enum Regime
{
    /// <summary>It reverts to 0 with its usual standard deviation.</summary>
    Usual = 0,

    /// <summary>It hardly moves.</summary>
    Calm = 1,

    /// <summary>It moves a lot.</summary>
    Wild = 2,

    /// <summary>Its mean moves away from 0 at a constant rate and comes back.</summary>
    Drift = 3,
}
