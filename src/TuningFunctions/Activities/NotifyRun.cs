using Microsoft.Azure.Functions.Worker;
using TuningFunctions.Orchestrations;
using TuningFunctions.Retuning;

namespace TuningFunctions.Activities;

/// <summary>Tells the log and the schedule's address of a run; throws where the address does not take it, and is then repeated.</summary>
/// <param name="notifier">What tells.</param>
public sealed class NotifyRun(RunNotifier notifier)
{
    /// <summary>Tells.</summary>
    /// <param name="input">What is told.</param>
    /// <param name="cancellationToken">Ends the work when the host stops.</param>
    [Function(nameof(NotifyRun))]
    public Task RunAsync([ActivityTrigger] NoticeInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return notifier.TellAsync(input.RunId, input.Kind, cancellationToken);
    }
}
