using Microsoft.Azure.Functions.Worker;
using Tuning.Sessions.Stores;
using TuningFunctions.Datasets;
using TuningFunctions.Orchestrations;
using TuningFunctions.Sessions;

namespace TuningFunctions.Activities;

/// <summary>Chooses among the trials of a fold and evaluates the choice once on its test window; a repeated call finds it done.</summary>
/// <param name="tester">What chooses and evaluates.</param>
/// <param name="data">What has the data of sessions here.</param>
public sealed class TestFold(FoldTester tester, IDatasetLibrary data)
{
    /// <summary>Tests the fold.</summary>
    /// <param name="input">The fold.</param>
    /// <param name="cancellationToken">Ends the work when the host stops.</param>
    [Function(nameof(TestFold))]
    public async Task<TestReport> RunAsync([ActivityTrigger] TestInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var hold = await data.HoldAsync(input.SessionId, cancellationToken);
        var found = await tester.TestAsync(new FoldKey(input.SessionId, input.Fold), cancellationToken);
        return new TestReport(found.FeasibleTrials, found.Test.TradePnl.Length);
    }
}
