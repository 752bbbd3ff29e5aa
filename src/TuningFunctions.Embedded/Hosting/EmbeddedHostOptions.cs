using System.Reflection;

namespace TuningFunctions.Embedded.Hosting;

/// <summary>Options of the embedded host. Keys are never options: they come from the environment.</summary>
public sealed class EmbeddedHostOptions
{
    /// <summary>The address that is used when none is given: loopback, the port of the Functions tools.</summary>
    public const string DefaultUrl = "http://127.0.0.1:7071";

    /// <summary>The assembly whose functions run; the process's entry assembly by default.</summary>
    public Assembly? FunctionsAssembly { get; set; }

    /// <summary>The folder that holds the task hub, the timers' state and the lock; default <c>.tune</c> under the
    /// working directory, or what TUNE_HOME names.</summary>
    public string? Home { get; set; }

    /// <summary>The folder of host.json; default the program's own folder.</summary>
    public string? Root { get; set; }

    /// <summary>Where HTTP functions listen, for instance <c>http://127.0.0.1:0</c> for any free port; null for no HTTP.
    /// An address beyond loopback is refused unless a key is set.</summary>
    public string? Url { get; set; } = DefaultUrl;

    /// <summary>Further host names, without port, under which a reverse proxy may reach a host bound to loopback;
    /// default none.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>The largest accepted request body in bytes; default 30,000,000 (Kestrel's own, as on Azure).</summary>
    public long MaxRequestBodyBytes { get; set; } = 30_000_000;

    /// <summary>Whether timer functions fire; default true.</summary>
    public bool RunTimers { get; set; } = true;

    /// <summary>Whether nothing runs: what is pending stays pending, while the task hub can be asked and purged; default false.</summary>
    public bool IsIdle { get; set; }

    /// <summary>Activities that run at the same time; default 0 = what host.json says, else cores.</summary>
    public int MaxConcurrentActivities { get; set; }

    /// <summary>Whether every orchestration replays its whole history at every turn, as the real worker does; default false:
    /// a live one keeps its state in memory. The results are the same.</summary>
    public bool ReplayEveryEpisode { get; set; }

    /// <summary>Whether a commit survives a power cut (synchronous=FULL, the default) or a killed process only (NORMAL).</summary>
    public bool SurvivesPowerCut { get; set; } = true;

    /// <summary>The classes to look for functions in; the whole assembly when absent.</summary>
    internal IReadOnlyList<Type>? FunctionClasses { get; set; }
}
