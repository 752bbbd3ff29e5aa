using Tuning.Arbitrage.Backtesting;

namespace Tuning.Arbitrage.Tests.Backtesting;

public class RecentColumnsTests
{
    [Fact]
    public void Get_OfAKeyThatIsKept_ComputesOnceAndForgetsTheOneAskedForLongestAgo()
    {
        var computed = new List<int>();
        var columns = new RecentColumns<int, string>(2, (key, _) =>
        {
            computed.Add(key);
            return $"{key}";
        });

        string[] found = [columns.Get(1), columns.Get(2), columns.Get(1), columns.Get(3), columns.Get(1), columns.Get(2)];

        found.ShouldBe(["1", "2", "1", "3", "1", "2"]);
        computed.ShouldBe([1, 2, 3, 2]);
    }

    [Fact]
    public void Get_WhenCancelled_LeavesTheComputationToTheNextWhoAsks()
    {
        var columns = new RecentColumns<int, string>(2, (key, token) =>
        {
            token.ThrowIfCancellationRequested();
            return $"{key}";
        });

        Should.Throw<OperationCanceledException>(() => columns.Get(1, new CancellationToken(canceled: true)));

        columns.Get(1).ShouldBe("1");
    }

    [Fact]
    public async Task Get_WhileAnotherComputes_CanBeCancelled()
    {
        using var computing = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var columns = new RecentColumns<int, string>(2, (key, token) =>
        {
            computing.Set();
            goOn.Wait(token);
            return $"{key}";
        });
        var first = Task.Run(() => columns.Get(1));
        computing.Wait(CancellationToken.None);

        Should.Throw<OperationCanceledException>(() => columns.Get(1, new CancellationToken(canceled: true)));

        goOn.Set();
        (await first).ShouldBe("1");
    }
}
