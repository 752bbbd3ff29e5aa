using Microsoft.Extensions.Logging;

namespace TuningFunctions.Embedded.Durable.Episodes;

/// <summary>What every episode needs.</summary>
/// <param name="Options">How the engine works.</param>
/// <param name="Executor">Runs the orchestrators.</param>
/// <param name="Loggers">Makes loggers.</param>
/// <param name="Log">The engine's own log.</param>
internal sealed record EpisodeServices(
    DurableEngineOptions Options, ITaskExecutor Executor, ILoggerFactory Loggers, ILogger Log);
