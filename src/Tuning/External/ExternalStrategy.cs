using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Spaces;
using Tuning.Strategies;

namespace Tuning.External;

/// <summary>A strategy that somebody else evaluates: its parameters, environment and metrics are whatever the session names.</summary>
/// <param name="name">How it is reached, as session files spell it: <see cref="Command"/>, <see cref="Http"/> or <see cref="AskTell"/>.</param>
/// <param name="generator">The settings of the generator of the data that it may be given; none when it has no data.</param>
public sealed class ExternalStrategy(string name, ImmutableArray<SettingDefinition> generator) : IStrategy
{
    /// <summary>A program that is started.</summary>
    public const string Command = "command";

    /// <summary>A service that is posted to.</summary>
    public const string Http = "http";

    /// <summary>Somebody who asks and tells.</summary>
    public const string AskTell = "asktell";

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string KernelVersion => "external-1";

    /// <inheritdoc/>
    public bool IsOpen => true;

    /// <inheritdoc/>
    public ImmutableArray<SettingDefinition> Parameters => [];

    /// <inheritdoc/>
    public ImmutableArray<SettingDefinition> Environment => [];

    /// <inheritdoc/>
    public ImmutableArray<SettingDefinition> Generator => generator;

    /// <inheritdoc/>
    public ImmutableArray<MetricDefinition> Metrics => [];

    /// <inheritdoc/>
    public string? ReasonToRefuse(ParameterSet point) => null;

    /// <inheritdoc/>
    public ImmutableArray<SpaceProblem> CheckEnvironment(ParameterSet environment) => [];

    /// <inheritdoc/>
    public ImmutableArray<SpaceProblem> CheckTogether(ParameterSet parameters, ParameterSet environment) => [];
}
