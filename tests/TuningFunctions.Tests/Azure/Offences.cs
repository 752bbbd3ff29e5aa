namespace TuningFunctions.Tests.Azure;

/// <summary>What no orchestrator may do, for the test that finds it.</summary>
internal static class Offences
{
#pragma warning disable RS0030, MA0004, CA2007 // Forbidden on purpose.
    public static async Task<DateTime> NowAsync()
    {
        await Task.CompletedTask;
        return DateTime.UtcNow;
    }

    public static async Task DelayAsync() => await Task.Delay(1);

    public static async Task ConfiguredAsync(Task task) => await task.ConfigureAwait(false);

    public static async Task<IEnumerable<Guid>> LambdaAsync(Task task)
    {
        await task;
        return Enumerable.Range(0, 1).Select(static _ => Guid.NewGuid());
    }

    public static Task<string> FileAsync(CancellationToken cancellationToken) => File.ReadAllTextAsync("x", cancellationToken);

    public static async Task TokenAsync(CancellationTokenSource source) => await source.CancelAsync();
#pragma warning restore RS0030, MA0004, CA2007
}
