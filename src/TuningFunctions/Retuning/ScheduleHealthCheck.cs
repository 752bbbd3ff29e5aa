using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TuningFunctions.Retuning;

/// <summary>Shows stuck and failing schedules as degraded: the app still serves, and somebody should look.</summary>
/// <param name="telemetry">What knows them.</param>
public sealed class ScheduleHealthCheck(RetuneTelemetry telemetry) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var troubles = await telemetry.SurveyAsync(cancellationToken);
        return troubles.IsEmpty
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(string.Join("; ", troubles.Select(trouble => $"{trouble.Schedule}: {trouble.Why}")));
    }
}
