using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tuning.Arbitrage.Markets;

/// <summary>Writes an enumeration by its names in camel case.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
internal sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
