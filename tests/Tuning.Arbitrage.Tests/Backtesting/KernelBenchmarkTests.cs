using Tuning.Arbitrage.Backtesting;
using Xunit.Abstractions;

namespace Tuning.Arbitrage.Tests.Backtesting;

public class KernelBenchmarkTests(ITestOutputHelper output)
{
    [Fact]
    public void Measure_OfAMillionRows_TradesAsOftenAsStated()
    {
        var speeds = new KernelBenchmark(TimeProvider.System).Measure();

        output.WriteLine(speeds.ToString());
        speeds.TradesDense.ShouldBeInRange(3_600, 4_400);
        speeds.TradesSparse.ShouldBeInRange(60, 100);
    }
}
