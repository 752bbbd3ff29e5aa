using System.Text.Json;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>The names of the reasons, as results spell them.</summary>
public static class ExitReasonNames
{
    private static readonly string[] Names =
        [.. Enum.GetNames<ExitReason>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>The name of a reason, camelCase.</summary>
    /// <param name="reason">The reason.</param>
    public static string Of(ExitReason reason) => Names[(int)reason];
}
