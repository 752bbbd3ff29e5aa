using System.Globalization;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets;

namespace Tuning.Arbitrage.Tests.Backtesting;

/// <summary>The real record as a market, read once.</summary>
internal static class RealMarket
{
    private static readonly Lazy<Market> Read = new(() =>
    {
        var rows = File.ReadLines(Repository.RealRecord).Skip(1).Select(line => line.Split(',')).ToArray();
        double[] Column(int index) => [.. rows.Select(row => double.Parse(row[index], CultureInfo.InvariantCulture))];
        long[] timeNs = [.. rows.Select(row => long.Parse(row[0], CultureInfo.InvariantCulture) * 1_000_000)];
        return new Market(new QuoteSeries(timeNs, Column(1), Column(2), Column(3), Column(4)));
    });

    public static Market Market => Read.Value;
}
