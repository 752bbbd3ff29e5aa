using Tuning.Arbitrage.Backtesting;

namespace Tuning.Arbitrage.Tests.Backtesting;

public class RecentColumnsTests
{
    [Fact]
    public void Get_OfAKeyThatIsKept_ComputesOnceAndForgetsTheOneAskedForLongestAgo()
    {
        var computed = new List<int>();
        var columns = new RecentColumns<int, string>(2, key =>
        {
            computed.Add(key);
            return $"{key}";
        });

        string[] found = [columns.Get(1), columns.Get(2), columns.Get(1), columns.Get(3), columns.Get(1), columns.Get(2)];

        found.ShouldBe(["1", "2", "1", "3", "1", "2"]);
        computed.ShouldBe([1, 2, 3, 2]);
    }
}
