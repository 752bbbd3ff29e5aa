using Microsoft.Azure.Functions.Worker;
using Tuning.Sessions;
using Tuning.Sessions.Schema;
using TuningFunctions.Datasets;
using TuningFunctions.Orchestrations;
using TuningFunctions.Sessions;

namespace TuningFunctions.Activities;

/// <summary>Ends a session with its result; a session that has ended keeps its end.</summary>
/// <param name="closer">What ends sessions.</param>
/// <param name="data">What has the data of sessions here.</param>
public sealed class CloseSession(SessionCloser closer, IDatasetLibrary data)
{
    /// <summary>Ends the session.</summary>
    /// <param name="input">How it ends.</param>
    /// <param name="cancellationToken">Ends the work when the host stops.</param>
    [Function(nameof(CloseSession))]
    public async Task<SessionOutcome> RunAsync([ActivityTrigger] CloseInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var hold = await data.HoldAsync(input.SessionId, cancellationToken);
        var state = Words.Parse<SessionState>(input.State)
            ?? throw new InvalidOperationException($"A session cannot end {input.State}.");
        var summary = await closer.CloseAsync(input.SessionId, state, input.Error, input.Stopped, cancellationToken);
        return new SessionOutcome(summary.Session, Words.Of(summary.State), summary.ResultHash);
    }
}
