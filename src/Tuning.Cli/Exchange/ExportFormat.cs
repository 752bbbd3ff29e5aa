namespace Tuning.Cli.Exchange;

/// <summary>What the trials of a session are written as.</summary>
internal enum ExportFormat
{
    /// <summary>A table, RFC 4180.</summary>
    Csv,

    /// <summary>One JSON object a line and trial.</summary>
    Jsonl,

    /// <summary>A job plan: {job_id, config, output_json} a line.</summary>
    Jobs,

    /// <summary>An Optuna journal.</summary>
    Optuna,
}
