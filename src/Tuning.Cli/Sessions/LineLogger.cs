using Microsoft.Extensions.Logging;

namespace Tuning.Cli.Sessions;

/// <summary>Writes warnings and errors as plain lines.</summary>
/// <param name="output">Where the lines go.</param>
internal sealed class LineLogger(TextWriter output) : ILogger
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel is LogLevel.Warning or LogLevel.Error or LogLevel.Critical;

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            output.WriteLine($"{(logLevel is LogLevel.Warning ? "warning" : "error")}: {formatter(state, exception)}");
        }
    }
}
