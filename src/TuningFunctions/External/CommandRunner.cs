using Tuning.External;
using TuningFunctions.Processes;

namespace TuningFunctions.External;

/// <summary>Has trials evaluated by a program of this machine, for those who have no session of their own. Dispose it to end its processes.</summary>
/// <param name="watch">What starts processes.</param>
/// <param name="program">The program.</param>
/// <param name="workers">Processes at a time, from 1.</param>
/// <param name="keepsProcesses">Whether a process lives for several trials.</param>
/// <param name="time">The clock of deadlines.</param>
public sealed class CommandRunner(ProcessWatch watch, ProcessSpec program, int workers, bool keepsProcesses, TimeProvider time) : IDisposable
{
    private readonly CommandChannel _channel = new(watch, program, workers, time) { KeepsProcesses = keepsProcesses };

    /// <summary>Has a trial evaluated; what goes wrong is its outcome.</summary>
    /// <param name="request">The trial.</param>
    /// <param name="limit">Longest time of the answer; nothing left is a time-out.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public Task<ExternalOutcome> AskAsync(TrialRequest request, TimeSpan limit, CancellationToken cancellationToken) =>
        _channel.AskAsync(request, limit > TimeSpan.Zero ? limit : TimeSpan.Zero, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();
}
