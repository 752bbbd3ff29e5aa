namespace Tuning.Cli.Exchange;

/// <summary>What a file of another program is.</summary>
internal enum ImportFormat
{
    /// <summary>A job plan: {job_id, config, output_json} a line.</summary>
    Jobs,

    /// <summary>An Optuna journal.</summary>
    Optuna,
}
