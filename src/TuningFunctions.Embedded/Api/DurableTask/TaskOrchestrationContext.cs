using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

/// <summary>What an orchestrator can do; everything here is durable and deterministic.</summary>
public abstract partial class TaskOrchestrationContext
{
    /// <summary>Creates the context.</summary>
    protected TaskOrchestrationContext()
    {
    }

    /// <summary>The name by which the orchestrator was called.</summary>
    public abstract TaskName Name { get; }

    /// <summary>The id of the instance.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The calling orchestration; null for a top-level one.</summary>
    public abstract ParentOrchestrationInstance? Parent { get; }

    /// <summary>The time of this episode, in UTC; equal on replay.</summary>
    public abstract DateTime CurrentUtcDateTime { get; }

    /// <summary>Whether the code is running over its past.</summary>
    public abstract bool IsReplaying { get; }

    /// <summary>The version of the instance; empty for none.</summary>
    public virtual string Version => string.Empty;

    /// <summary>Host properties of the instance.</summary>
    public virtual IReadOnlyDictionary<string, object?> Properties { get; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Entities.</summary>
    /// <exception cref="NotSupportedException">This host has none.</exception>
    public virtual TaskOrchestrationEntityFeature Entities =>
        throw new NotSupportedException($"Durable entities are not supported by {GetType()}.");

    /// <summary>Makes loggers that are silent on replay.</summary>
    public virtual ILoggerFactory ReplaySafeLoggerFactory => new ReplaySafeLoggers(this);

    /// <summary>Makes the underlying loggers.</summary>
    protected abstract ILoggerFactory LoggerFactory { get; }

    /// <summary>Reads the input.</summary>
    /// <typeparam name="T">The wanted type.</typeparam>
    /// <returns>The input, or null when there is none.</returns>
    public abstract T? GetInput<T>();

    /// <summary>Sets the custom status, which is stored when the episode ends.</summary>
    /// <param name="customStatus">The status; null clears it.</param>
    public abstract void SetCustomStatus(object? customStatus);

    /// <summary>Starts over with an empty history once the orchestrator returns and its tasks are done.</summary>
    /// <param name="newInput">The input of the next generation.</param>
    /// <param name="preserveUnprocessedEvents">Whether unconsumed events reach it.</param>
    public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

    /// <summary>Starts over with an empty history once the orchestrator returns and its tasks are done.</summary>
    /// <param name="options">How.</param>
    public virtual void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ContinueAsNew(options.NewInput, options.PreserveUnprocessedEvents);
    }

    /// <summary>A new identifier, equal on replay.</summary>
    /// <returns>A version 5 identifier.</returns>
    public abstract Guid NewGuid();

    /// <summary>A logger that is silent on replay.</summary>
    /// <param name="categoryName">The category.</param>
    /// <returns>The logger.</returns>
    public virtual ILogger CreateReplaySafeLogger(string categoryName) =>
        new ReplaySafeLogger(this, LoggerFactory.CreateLogger(categoryName));

    /// <summary>A logger that is silent on replay.</summary>
    /// <param name="type">The type that names the category.</param>
    /// <returns>The logger.</returns>
    public virtual ILogger CreateReplaySafeLogger(Type type) => new ReplaySafeLogger(this, LoggerFactory.CreateLogger(type));

    /// <summary>A logger that is silent on replay.</summary>
    /// <typeparam name="T">The type that names the category.</typeparam>
    /// <returns>The logger.</returns>
    public virtual ILogger CreateReplaySafeLogger<T>() => new ReplaySafeLogger(this, LoggerFactory.CreateLogger<T>());

    /// <summary>Compares the instance's version with another.</summary>
    /// <param name="version">The other version.</param>
    /// <returns>Below zero when the instance's is older, zero when equal, above when newer.</returns>
    public virtual int CompareVersionTo(string version) => VersionOrder.Compare(Version, version);

    private sealed class ReplaySafeLoggers(TaskOrchestrationContext context) : ILoggerFactory
    {
        public void AddProvider(ILoggerProvider provider) => context.LoggerFactory.AddProvider(provider);

        public ILogger CreateLogger(string categoryName) => context.CreateReplaySafeLogger(categoryName);

        public void Dispose()
        {
        }
    }

    private sealed class ReplaySafeLogger(TaskOrchestrationContext context, ILogger logger) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logger.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => !context.IsReplaying && logger.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (!context.IsReplaying)
            {
                logger.Log(logLevel, eventId, state, exception, formatter);
            }
        }
    }
}
