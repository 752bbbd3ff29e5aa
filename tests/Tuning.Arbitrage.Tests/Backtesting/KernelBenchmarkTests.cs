using Tuning.Arbitrage.Backtesting;
using Xunit.Abstractions;

namespace Tuning.Arbitrage.Tests.Backtesting;

public class KernelBenchmarkTests(ITestOutputHelper output)
{
    [Fact]
    public void Measure_Always_TradesAsOftenAsStatedAndFindsNoMismatch()
    {
        var speeds = new KernelBenchmark(TimeProvider.System, rows: 200_000, TimeSpan.Zero).Measure();

        output.WriteLine(speeds.ToString());
        speeds.TradesDense.ShouldBeInRange(700, 900);
        speeds.TradesSparse.ShouldBeInRange(8, 30);
        speeds.Mismatches.ShouldBe(0);
    }
}
