using Microsoft.Azure.Functions.Worker;
using TuningFunctions.Datasets;
using TuningFunctions.Orchestrations;
using TuningFunctions.Sessions;

namespace TuningFunctions.Activities;

/// <summary>Evaluates the choice of the final search once on the holdout; a repeated call finds it done.</summary>
/// <param name="tester">What chooses and evaluates.</param>
/// <param name="data">What has the data of sessions here.</param>
public sealed class TouchHoldout(FoldTester tester, IDatasetLibrary data)
{
    /// <summary>Evaluates the final choice.</summary>
    /// <param name="input">The session, whose searches have all ended.</param>
    /// <param name="cancellationToken">Ends the work when the host stops.</param>
    [Function(nameof(TouchHoldout))]
    public async Task<TestReport> RunAsync([ActivityTrigger] SessionInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var hold = await data.HoldAsync(input.SessionId, cancellationToken);
        var found = await tester.TouchHoldoutAsync(input.SessionId, cancellationToken);
        return new TestReport(found.Candidates, found.Record?.TradePnl.Length ?? 0);
    }
}
