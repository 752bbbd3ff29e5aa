namespace Tuning.Cli.Frame;

/// <summary>What the shell hands a command: streams, variables, the working folder and the clock.</summary>
internal sealed record Shell
{
    /// <summary>Standard output: results only.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error: progress, warnings and human errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Standard input, as bytes.</summary>
    public required Func<Stream> In { get; init; }

    /// <summary>Whether standard output is a terminal that understands colour and cursor movement.</summary>
    public required bool OutIsTerminal { get; init; }

    /// <summary>Whether standard error is a terminal that understands colour and cursor movement.</summary>
    public required bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal; 100 where there is none.</summary>
    public required int Width { get; init; }

    /// <summary>The folder that relative paths start from.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Looks up an environment variable; null where it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Whether results may carry colour: a terminal, and NO_COLOR is not set.</summary>
    public bool OutHasColour => OutIsTerminal && string.IsNullOrEmpty(Variable("NO_COLOR"));

    /// <summary>Resolves a path that the user gave against the working folder.</summary>
    /// <param name="path">A relative or absolute path.</param>
    public string Resolve(string path) => Path.GetFullPath(path, WorkingFolder);

    /// <summary>The shell of this process.</summary>
    public static Shell OfProcess()
    {
        var dumb = Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb" && !OperatingSystem.IsWindows();
        var outIsTerminal = !dumb && !Console.IsOutputRedirected;
        return new Shell
        {
            Out = Writer(Console.OpenStandardOutput()),
            Error = Writer(Console.OpenStandardError()),
            In = Console.OpenStandardInput,
            OutIsTerminal = outIsTerminal,
            ErrorIsTerminal = !dumb && !Console.IsErrorRedirected,
            Width = outIsTerminal ? Math.Max(Console.WindowWidth, 40) : 100,
            WorkingFolder = Environment.CurrentDirectory,
            Variable = Environment.GetEnvironmentVariable,
            Time = TimeProvider.System,
        };
    }

    private static StreamWriter Writer(Stream stream) => new(stream) { AutoFlush = true, NewLine = "\n" };
}
