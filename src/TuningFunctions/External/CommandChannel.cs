using System.ComponentModel;
using Tuning.External;
using TuningFunctions.Processes;

namespace TuningFunctions.External;

/// <summary>
/// Has trials evaluated by processes. Whatever a process does, it costs the trial that it was given and nothing else: one that
/// hangs, prints what is no answer, answers twice or ends is killed with everything that it started, and the next trial has another.
/// </summary>
/// <param name="watch">What starts processes.</param>
/// <param name="spec">The program.</param>
/// <param name="workers">Processes at a time, from 1.</param>
/// <param name="time">The clock of deadlines.</param>
internal sealed class CommandChannel(ProcessWatch watch, ProcessSpec spec, int workers, TimeProvider time) : ITrialChannel, IDisposable
{
    private readonly SemaphoreSlim _free = new(workers, workers);
    private readonly Lock _lock = new();
    private readonly Stack<(ChildProcess Worker, long Since)> _idle = [];
    private bool _isDisposed;

    /// <inheritdoc/>
    public int Parallelism => workers;

    /// <summary>Whether a process lives for several trials.</summary>
    public bool KeepsProcesses { get; init; } = true;

    /// <summary>Longest time of one answer.</summary>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <inheritdoc/>
    public Task<ExternalOutcome> AskAsync(TrialRequest request, CancellationToken cancellationToken) =>
        AskAsync(request, Timeout, cancellationToken);

    /// <summary>Has a trial evaluated within a time of its own.</summary>
    /// <param name="request">The trial.</param>
    /// <param name="limit">Longest time of the answer, 0 or more.</param>
    /// <param name="cancellationToken">Ends the work of the host.</param>
    public async Task<ExternalOutcome> AskAsync(TrialRequest request, TimeSpan limit, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            // The wait for a process is no part of the trial's time.
            using var deadline = new CancellationTokenSource(limit, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            return await AskAsync(request, limit, deadline.Token, either.Token);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Ends the processes that nobody has used for a time.</summary>
    /// <param name="age">The time.</param>
    public void EndIdle(TimeSpan age)
    {
        List<ChildProcess> ended = [];
        lock (_lock)
        {
            var kept = _idle.Where(entry => time.GetElapsedTime(entry.Since) < age).Reverse().ToArray();
            ended.AddRange(_idle.Where(entry => time.GetElapsedTime(entry.Since) >= age).Select(entry => entry.Worker));
            _idle.Clear();
            foreach (var entry in kept)
            {
                _idle.Push(entry);
            }
        }

        ended.ForEach(worker => worker.Dispose());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
        }

        EndIdle(TimeSpan.Zero);
        _free.Dispose();
    }

    private async Task<ExternalOutcome> AskAsync(
        TrialRequest request, TimeSpan limit, CancellationToken deadline, CancellationToken cancellationToken)
    {
        ChildProcess? worker = null;
        var isUsable = false;
        try
        {
            worker = Take();
            var line = await AskAsync(worker, request, cancellationToken);
            if (worker.Answered > 1 && line is { } answer && ExternalAnswerReader.TrialOf(answer) is { } other && other != request.Trial)
            {
                // An answer to an earlier trial that was answered twice: a fresh process is asked again.
                worker.Dispose();
                worker = Start();
                line = await AskAsync(worker, request, cancellationToken);
            }

            var outcome = await OutcomeOfAsync(worker, request, line, cancellationToken);
            // Only one that answered as it should is asked again: an error of its own is an answer too.
            isUsable = KeepsProcesses && !worker.HasEnded && !worker.HasMore
                && outcome is ExternalOutcome.Evaluated or ExternalOutcome.Failed { ErrorType: ExternalErrors.Reported };
            return outcome;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            var said = worker?.Complaint.ToString() ?? "";
            return new ExternalOutcome.TimedOut($"No answer within {limit}; the process was killed{(said.Length == 0 ? "" : $"; standard error: {said}")}");
        }
        catch (InvalidDataException exception)
        {
            return new ExternalOutcome.Failed(ExternalErrors.NoAnswer, exception.Message);
        }
        catch (IOException exception)
        {
            return new ExternalOutcome.Failed(ExternalErrors.Ended, worker is null ? exception.Message : $"It does not read its trial: {await worker.LastWordsAsync()}");
        }
        catch (Win32Exception exception)
        {
            return new ExternalOutcome.Failed(ExternalErrors.Ended, $"{spec.Words[0]} cannot be started: {exception.Message}");
        }
        finally
        {
            GiveBack(worker, isUsable);
        }
    }

    private async Task<ReadOnlyMemory<byte>?> AskAsync(ChildProcess worker, TrialRequest request, CancellationToken cancellationToken)
    {
        worker.Forget();
        await worker.WriteAsync(request.ToJson(), isLast: !KeepsProcesses, cancellationToken);
        return await worker.ReadAsync(cancellationToken);
    }

    private async Task<ExternalOutcome> OutcomeOfAsync(
        ChildProcess worker, TrialRequest request, ReadOnlyMemory<byte>? line, CancellationToken cancellationToken)
    {
        if (line is not { } answer)
        {
            return new ExternalOutcome.Failed(ExternalErrors.Ended, $"It ended before it answered: {await worker.LastWordsAsync()}");
        }

        var outcome = ExternalAnswerReader.Read(answer, request);
        if (outcome is ExternalOutcome.Failed failed)
        {
            var said = worker.Complaint.ToString();
            return said.Length == 0 ? failed : failed with { Message = $"{failed.Message}; standard error: {said}" };
        }

        if (worker.HasMore)
        {
            return new ExternalOutcome.Failed(ExternalErrors.NoAnswer, "more than one line for one trial; other output belongs on standard error");
        }

        return !KeepsProcesses && await worker.EndAsync(cancellationToken) != 0
            ? new ExternalOutcome.Failed(ExternalErrors.Ended, $"It answered and then failed: {await worker.LastWordsAsync()}")
            : outcome;
    }

    private ChildProcess Take()
    {
        while (true)
        {
            ChildProcess worker;
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                if (!_idle.TryPop(out var idle))
                {
                    break;
                }

                worker = idle.Worker;
            }

            // One that ended or printed while nobody asked has nothing to do with this trial.
            if (!worker.HasEnded && !worker.HasMore)
            {
                return worker;
            }

            worker.Dispose();
        }

        return Start();
    }

    private ChildProcess Start() => watch.Start(spec);

    private void GiveBack(ChildProcess? worker, bool isUsable)
    {
        if (worker is null)
        {
            return;
        }

        lock (_lock)
        {
            if (isUsable && !_isDisposed)
            {
                _idle.Push((worker, time.GetTimestamp()));
                return;
            }
        }

        worker.Dispose();
    }
}
