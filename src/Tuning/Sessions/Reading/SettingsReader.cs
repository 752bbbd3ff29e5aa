using System.Collections.Immutable;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Schema;
using Tuning.Spaces;
using Tuning.Strategies;

namespace Tuning.Sessions.Reading;

/// <summary>
/// Reads one parameter set with its environment from settings that stand alone: plain names are parameters,
/// <c>environment.x</c> is the environment.
/// </summary>
/// <param name="strategy">The strategy that knows the names.</param>
public sealed class SettingsReader(IStrategy strategy)
{
    private const string EnvironmentName = "environment";
    private const string EnvironmentPrefix = EnvironmentName + ".";

    /// <summary>Reads settings.</summary>
    /// <param name="settings">The settings, each once.</param>
    public SettingsReading Read(IEnumerable<SpecOverride> settings) => Read(settings, requireParameters: true);

    /// <summary>Reads an environment alone; parameters may be stated and need not be.</summary>
    /// <param name="settings">The settings, each once.</param>
    public SettingsReading ReadEnvironment(IEnumerable<SpecOverride> settings) => Read(settings, requireParameters: false);

    private SettingsReading Read(IEnumerable<SpecOverride> settings, bool requireParameters)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var parameters = ImmutableArray.CreateBuilder<DocumentMember>();
        var environment = ImmutableArray.CreateBuilder<DocumentMember>();
        foreach (var setting in settings)
        {
            var value = DocumentEdit.ReadValue(setting.Value);
            if (setting.Path.StartsWith(EnvironmentPrefix, StringComparison.Ordinal))
            {
                environment.Add(new DocumentMember(setting.Path[EnvironmentPrefix.Length..], value, 0));
            }
            else
            {
                parameters.Add(new DocumentMember(setting.Path, value, 0));
            }
        }

        var stated = new DocumentNode.Mapping(0, parameters.ToImmutable());
        var costs = new DocumentNode.Mapping(0, environment.ToImmutable());
        ImmutableArray<SpecProblem> problems =
        [
            .. ShapeCheck.Run(ParameterShape(requireParameters), stated),
            .. ShapeCheck.Run(EnvironmentShape(), costs).Select(problem => problem with { Path = EnvironmentPrefix + problem.Path }),
        ];
        return problems.IsEmpty
            ? CheckValues(SpecBinder.WithDefaults(stated, strategy.Parameters), SpecBinder.WithDefaults(costs, strategy.Environment))
            : new SettingsReading(ParameterSet.Empty, ParameterSet.Empty, problems);
    }

    /// <summary>Reads settings of the strategy's generator of data, by plain names.</summary>
    /// <param name="settings">The settings, each once.</param>
    /// <returns>The values in Parameters, defaults included.</returns>
    public SettingsReading ReadGenerator(IEnumerable<SpecOverride> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var stated = new DocumentNode.Mapping(
            0, [.. settings.Select(setting => new DocumentMember(setting.Path, DocumentEdit.ReadValue(setting.Value), 0))]);
        var problems = ShapeCheck.Run(SettingShapes.GroupOf(strategy.Generator), stated);
        return new SettingsReading(
            problems.IsEmpty ? SpecBinder.WithDefaults(stated, strategy.Generator) : ParameterSet.Empty, ParameterSet.Empty, problems);
    }

    private SettingsReading CheckValues(ParameterSet point, ParameterSet environment)
    {
        var problems = strategy.CheckEnvironment(environment)
            .Select(problem => new SpecProblem(EnvironmentPrefix + problem.Path, problem.Value, problem.Allowed))
            .ToImmutableArray();
        if (problems.IsEmpty)
        {
            problems = [.. strategy.CheckTogether(point, environment)
                .Select(problem => new SpecProblem(problem.Path, problem.Value, problem.Allowed))];
        }

        if (strategy.ReasonToRefuse(point) is { } reason)
        {
            problems = [new SpecProblem("parameters", point.Canonical, reason), .. problems];
        }

        return new SettingsReading(point, environment, problems);
    }

    private Shape.Group ParameterShape(bool requireRequired) => SettingShapes.GroupOf(strategy.Parameters, requireRequired) with
    {
        Misplaced = strategy.Environment.ToImmutableDictionary(
            setting => setting.Name,
            setting => $"part of the environment: {EnvironmentPrefix}{setting.Name}",
            StringComparer.Ordinal),
    };

    private Shape.Group EnvironmentShape() => SettingShapes.GroupOf(strategy.Environment) with
    {
        Misplaced = strategy.Parameters.ToImmutableDictionary(
            setting => setting.Name, setting => $"a parameter: {setting.Name}", StringComparer.Ordinal),
    };
}
