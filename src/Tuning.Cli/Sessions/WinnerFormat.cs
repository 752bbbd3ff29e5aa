namespace Tuning.Cli.Sessions;

/// <summary>The form in which a winner is written.</summary>
internal enum WinnerFormat
{
    /// <summary>One JSON object.</summary>
    Json,

    /// <summary>A YAML document.</summary>
    Yaml,

    /// <summary>Lines NAME=VALUE that a shell can source, with the rest as comments.</summary>
    Env,
}
