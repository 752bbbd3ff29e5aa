using Microsoft.Extensions.Logging;

namespace Tuning.Cli.Sessions;

/// <summary>Loggers that write warnings and errors as plain lines. Safe to use from several threads.</summary>
/// <param name="output">Where the lines go.</param>
internal sealed class LineLoggerProvider(TextWriter output) : ILoggerProvider
{
    private readonly TextWriter _output = TextWriter.Synchronized(output);

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new LineLogger(_output);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The writer belongs to the shell.
    }
}
