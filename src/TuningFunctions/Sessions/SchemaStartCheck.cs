using Microsoft.Extensions.Hosting;
using Tuning.Storage.Sql;

namespace TuningFunctions.Sessions;

/// <summary>
/// Keeps a host from starting on a store whose schema it cannot work with. A store that is out of reach keeps nobody from
/// starting: what needs it waits for it.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="time">The clock of the wait.</param>
internal sealed class SchemaStartCheck(SqlSessionStore store, TimeProvider time) : IHostedService
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(s_longestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await store.CheckSchemaAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Every use of the store makes the check first.
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
