using Tuning.Sessions.Stores;

namespace TuningFunctions.Sessions;

/// <summary>Watches while a job runs whether its session is to stop. Dispose it when the job is done.</summary>
internal sealed class CancelWatch : IAsyncDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(800);

    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _watching;

    private CancelWatch(ISessionStore store, string sessionId, TimeProvider time, bool isRequested)
    {
        if (isRequested)
        {
            _stop.Cancel();
        }

        _watching = isRequested ? Task.CompletedTask : WatchAsync(store, sessionId, time);
    }

    /// <summary>Cancelled once the session is to stop.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Looks once, and then at least every second.</summary>
    /// <param name="store">Where the session is kept.</param>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="time">The clock of the looks.</param>
    /// <param name="cancellationToken">Ends the first look.</param>
    public static async Task<CancelWatch> StartAsync(
        ISessionStore store, string sessionId, TimeProvider time, CancellationToken cancellationToken) =>
        new(store, sessionId, time, await store.IsCancelRequestedAsync(sessionId, cancellationToken));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        try
        {
            await _watching;
        }
        finally
        {
            _ended.Dispose();
            _stop.Dispose();
        }
    }

    private async Task WatchAsync(ISessionStore store, string sessionId, TimeProvider time)
    {
        try
        {
            do
            {
                await Task.Delay(s_interval, time, _ended.Token);
            }
            while (!await store.IsCancelRequestedAsync(sessionId, _ended.Token));
            await _stop.CancelAsync();
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The job is done.
        }
    }
}
