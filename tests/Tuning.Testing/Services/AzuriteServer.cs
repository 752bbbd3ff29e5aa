namespace Tuning.Testing.Services;

/// <summary>The Azurite of a test process: started on first use, ended with the process.</summary>
public static class AzuriteServer
{
    private static readonly Lazy<Task<ServiceProcess>> s_shared = new(() => ServiceProcess.StartAsync("azurite.sh"));

    private static int s_containers;

    /// <summary>How the service is reached.</summary>
    public static async Task<string> ConnectionStringAsync() => (await s_shared.Value).ConnectionString;

    /// <summary>A container name that no other test of this process uses.</summary>
    public static string NextContainer() => FormattableString.Invariant($"test-{Interlocked.Increment(ref s_containers)}");
}
