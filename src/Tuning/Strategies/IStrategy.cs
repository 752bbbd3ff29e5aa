using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Spaces;

namespace Tuning.Strategies;

/// <summary>
/// What is tuned, as far as a session has to know it: the names and ranges that a session file may use, and the points
/// that are forbidden. Pure and safe to share between threads.
/// </summary>
public interface IStrategy : IPointRule
{
    /// <summary>The name that session files use.</summary>
    string Name { get; }

    /// <summary>Version of the code that evaluates trials: it changes whenever a result could, and is part of the plan's hash.</summary>
    string KernelVersion { get; }

    /// <summary>Whether the session itself names parameters, environment and metrics, so that none of them is listed here; false unless stated.</summary>
    bool IsOpen => false;

    /// <summary>What may be searched or fixed.</summary>
    ImmutableArray<SettingDefinition> Parameters { get; }

    /// <summary>What may not be searched: costs, latencies, sizes. Every session gets all of it, with defaults for what is left out.</summary>
    ImmutableArray<SettingDefinition> Environment { get; }

    /// <summary>The settings of its generator of data; none when it has no generator.</summary>
    ImmutableArray<SettingDefinition> Generator { get; }

    /// <summary>The metrics that its trials report.</summary>
    ImmutableArray<MetricDefinition> Metrics { get; }

    /// <summary>What is wrong with an environment beyond the range of each value; empty when nothing is.</summary>
    /// <param name="environment">The environment with its defaults, every value within its own range.</param>
    /// <returns>Problems whose paths are names of the environment.</returns>
    ImmutableArray<SpaceProblem> CheckEnvironment(ParameterSet environment);

    /// <summary>What is wrong with parameters in an environment, each of them right by itself; empty when nothing is.</summary>
    /// <param name="parameters">Some or all of the parameters.</param>
    /// <param name="environment">The environment with its defaults, itself without a problem.</param>
    /// <returns>Problems whose paths are names of parameters.</returns>
    ImmutableArray<SpaceProblem> CheckTogether(ParameterSet parameters, ParameterSet environment);
}
