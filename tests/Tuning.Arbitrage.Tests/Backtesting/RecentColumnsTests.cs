using Tuning.Arbitrage.Backtesting;

namespace Tuning.Arbitrage.Tests.Backtesting;

public class RecentColumnsTests
{
    [Fact]
    public void Get_OfAKeyThatIsKept_ComputesOnceAndForgetsTheOneAskedForLongestAgo()
    {
        var computed = new List<int>();
        var columns = new RecentColumns<int, string>(2, 2, (key, _) =>
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
        var columns = new RecentColumns<int, string>(2, 2, (key, token) =>
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
        var columns = new RecentColumns<int, string>(2, 2, (key, token) =>
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

    [Fact]
    public async Task Use_OfMoreThanMayBeInUse_WaitsAndThoseInUseAreKept()
    {
        var computed = new List<int>();
        var columns = new RecentColumns<int, string>(1, 2, (key, _) =>
        {
            computed.Add(key);
            return $"{key}";
        });
        var (first, second) = (columns.Use([1], CancellationToken.None), columns.Use([2, 1], CancellationToken.None));
        string[] found = [columns.Get(1), columns.Get(2), columns.Get(1)];
        Should.Throw<OperationCanceledException>(() => columns.Use([3], new CancellationToken(canceled: true)));
        var third = Task.Run(() => columns.Use([3], CancellationToken.None));

        await Task.Delay(100);
        third.IsCompleted.ShouldBeFalse("two others are in use");
        second.Dispose();
        (await third).Dispose();
        first.Dispose();
        columns.Get(2);

        found.ShouldBe(["1", "2", "1"]);
        computed.ShouldBe([1, 2, 2], "while in use a column is computed once, afterwards it makes room");
    }

    [Fact]
    public void Use_OfMoreAtOnceThanMayBeInUse_IsGivenToOneAlone()
    {
        var columns = new RecentColumns<int, string>(1, 1, (key, _) => $"{key}");

        using var all = columns.Use([1, 2, 3], CancellationToken.None);

        columns.Get(3).ShouldBe("3");
        Should.Throw<OperationCanceledException>(() => columns.Use([1, 4], new CancellationToken(canceled: true)));
    }
}
