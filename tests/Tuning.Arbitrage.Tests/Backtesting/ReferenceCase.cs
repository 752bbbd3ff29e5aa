using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Zones;

namespace Tuning.Arbitrage.Tests.Backtesting;

/// <summary>One published case of the independent implementation.</summary>
internal sealed record ReferenceCase(
    string Name, JsonObject Parameters, JsonObject Environment, JsonObject? Window, JsonObject Expected)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static IReadOnlyList<ReferenceCase> All { get; } = JsonNode
        .Parse(File.ReadAllText(Path.Combine(
            Repository.Root, "tests", "Tuning.Arbitrage.Tests", "Reference", "backtest-cases.json")))!["cases"]
        .Deserialize<ReferenceCase[]>(Options)!;

    public ArbitrageParameters ToParameters()
    {
        var text = Parameters.ToJsonString(Options);
        var profile = Parameters["zoneProfile"];
        var plain = JsonNode.Parse(text)!.AsObject();
        plain.Remove("zoneProfile");
        var parameters = plain.Deserialize<ArbitrageParameters>(Options)!;
        return profile is null
            ? parameters
            : parameters with { ZoneProfile = new ZoneProfile([.. profile.Deserialize<double[]>(Options)!]) };
    }

    public TradingEnvironment ToEnvironment()
    {
        var environment = Environment.Deserialize<TradingEnvironment>(Options)!;
        return Environment["zoneBoundaries"] is { } boundaries
            ? environment with { ZoneBoundariesBps = [.. boundaries.Deserialize<double[]>(Options)!] }
            : environment;
    }

    public MarketWindow ToWindow(Market market) => Window is null
        ? MarketWindow.Whole(market)
        : MarketWindow.Between(
            market, (long)Window["startMs"]! * 1_000_000, (long)Window["endMs"]! * 1_000_000);
}
