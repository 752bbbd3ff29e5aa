using System.Text.Json.Serialization;

namespace Tuning.Arbitrage.Markets.Storing;

/// <summary>Where quotes come from; generated ones may have a bid equal to its ask.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<QuoteOrigin>))]
public enum QuoteOrigin
{
    /// <summary>Recorded from venues, or given by the user.</summary>
    Market = 0,

    /// <summary>Made by the generator.</summary>
    Generated = 1,
}
