using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tuning.Sessions.Stores;

namespace TuningFunctions.Http;

/// <summary>Whether the app reaches the store, without which it can do nothing.</summary>
/// <param name="store">The store.</param>
internal sealed class StoreHealthCheck(ISessionStore store) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.ListSessionsAsync(1, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (DbException exception)
        {
            return HealthCheckResult.Unhealthy("The store cannot be read.", exception);
        }
    }
}
