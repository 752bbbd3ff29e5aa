using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TuningFunctions.Embedded.Tests.Durable;

/// <summary>Loggers that keep their messages.</summary>
internal sealed class RecordingLogs : ILoggerFactory
{
    public ConcurrentQueue<string> Messages { get; } = new();

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public ILogger CreateLogger(string categoryName) => new Sink(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Sink(RecordingLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logs.Messages.Enqueue($"{category}|{logLevel}|{formatter(state, exception)}");
    }
}
