using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;

namespace TuningFunctions.Embedded.Durable;

/// <summary>How the engine works. The file belongs to one engine: the host holds a lock on its home.</summary>
internal sealed record DurableEngineOptions
{
    /// <summary>The path of the task hub's SQLite file; created when absent.</summary>
    public required string Path { get; init; }

    /// <summary>What a commit survives; default a power cut.</summary>
    public Durability Durability { get; init; } = Durability.Power;

    /// <summary>Activities that run at the same time; 0 = cores.</summary>
    public int MaxConcurrentActivities { get; init; }

    /// <summary>Episodes that run at the same time; 0 = cores.</summary>
    public int MaxConcurrentOrchestrators { get; init; }

    /// <summary>Whether every episode replays the whole history, as the real worker does; default keeps live state machines in memory.</summary>
    public bool ReplayEveryEpisode { get; init; }

    /// <summary>Converts inputs, outputs, events and statuses.</summary>
    public DataConverter Converter { get; init; } = JsonDataConverter.Default;

    /// <summary>
    /// Whether an instance that continued as new shows the input of its first generation, as it was seen under the worker; default
    /// that of its last, as the engine alone shows it.
    /// </summary>
    public bool ShowsFirstInput { get; init; }

    /// <summary>The version of new instances that name none, and the version of the code; empty for none.</summary>
    public string DefaultVersion { get; init; } = string.Empty;

    /// <summary>Which instances this code may run.</summary>
    public VersionMatch VersionMatch { get; init; } = VersionMatch.None;

    /// <summary>What happens to those that it may not run.</summary>
    public VersionMismatch VersionMismatch { get; init; } = VersionMismatch.Reject;

    /// <summary>Longest timer kept in one piece; longer ones are chained. Default 3 days; changing it breaks instances that wait.</summary>
    public TimeSpan MaximumTimerInterval { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How long a stop waits for running activities; those still running stay pending. Default 10 s.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
