using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;
using Tuning.Sessions.Schema;
using Tuning.Spaces;

namespace Tuning.AskTell;

/// <summary>Reads a session file, YAML or JSON, for trials that somebody else evaluates.</summary>
public static class AskTellSpecReader
{
    /// <summary>Reads a session file.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="language">The language it is written in.</param>
    public static AskTellReading Read(string text, DocumentLanguage language)
    {
        var reading = DocumentReading.Read(text, language);
        if (reading.Root is null)
        {
            return new(null, [reading.Problem!]);
        }

        var file = reading.Root as DocumentNode.Mapping;
        var shape = AskTellSchema.Of(file?.Find("space") as DocumentNode.Mapping, file?.Find("fixed") as DocumentNode.Mapping);
        var problems = ShapeCheck.Run(shape, reading.Root).ToList();
        if (file is null || problems.Count > 0)
        {
            return new(null, [.. problems]);
        }

        var parameters = new AskTellSpaceBinder(problems).Bind(file.Group("space"));
        var constants = SpaceBinder.BindFixed(file);
        var objectives = BindObjectives(file, problems);
        if (problems.Count == 0)
        {
            problems.AddRange(Space.Check(parameters, constants)
                .Select(problem => new SpecProblem(problem.Path, problem.Value, problem.Allowed)));
        }

        return problems.Count > 0
            ? new(null, [.. problems.OrderBy(problem => problem.Line ?? int.MaxValue)])
            : new(SpecOf(file, new Space(parameters, constants), objectives), []);
    }

    private static AskTellSpec SpecOf(DocumentNode.Mapping file, Space space, ImmutableArray<Objective> objectives)
    {
        var group = file.Group("sampler");
        var usual = SpecDefaults.Sampler;
        var sampler = new SamplerSpec(group.Word<SamplerKind>("kind") ?? usual.Kind, group.Whole("seed") ?? usual.Seed, null);
        var trials = (int)(file.Group("budget").Whole("trials") ?? SpecDefaults.Budget.Trials);
        var pruning = file.Group("pruning").Word<PruningKind>("kind") ?? PruningKind.None;
        var stopping = SpecBinder.BindStopping(file.Group("stopping"));
        return new(file.Text("name")!, space, objectives, sampler, pruning, stopping, trials, HashOf(space, objectives, sampler, (pruning, stopping, trials)));
    }

    private static string HashOf(Space space, ImmutableArray<Objective> objectives, SamplerSpec sampler, (PruningKind Pruning, StoppingSpec Stopping, int Trials) rest)
    {
        var text = new StringBuilder();
        foreach (var parameter in space.Parameters)
        {
            var values = parameter is Parameter.Categorical choice ? string.Join('\u001f', choice.Values) : "";
            var when = parameter.When.Select(condition => $"{condition.Parent}\u001e{string.Join('\u001f', condition.Allowed)}");
            text.AppendLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{parameter with { When = [] }} {values} {string.Join('\u001d', when)}"));
        }

        text.AppendLine(space.Fixed.Canonical);
        foreach (var objective in objectives)
        {
            text.AppendLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{objective.Metric} {objective.Direction}"));
            text.AppendJoin('\n', objective.Constraints);
        }

        text.AppendLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sampler.Kind} {sampler.Seed} {rest.Pruning} {rest.Trials}"));
        if (rest.Stopping.Kind is not StoppingKind.None)
        {
            text.AppendLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rest.Stopping}"));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static ImmutableArray<Objective> BindObjectives(DocumentNode.Mapping file, List<SpecProblem> problems)
    {
        if (file.Find("objective") is not DocumentNode.Sequence list)
        {
            return [BindObjective(file.Group("objective"), "objective", problems)];
        }

        var objectives = ImmutableArray.CreateBuilder<Objective>();
        for (var i = 0; i < list.Items.Length; i++)
        {
            var group = (DocumentNode.Mapping)list.Items[i];
            var objective = BindObjective(group, $"objective[{i}]", problems);
            if (objectives.Any(earlier => string.Equals(earlier.Metric, objective.Metric, StringComparison.Ordinal)))
            {
                problems.Add(new($"objective[{i}].metric", objective.Metric, "each metric once", group.Line));
            }

            objectives.Add(objective);
        }

        if (objectives.Count > 1)
        {
            CheckSeveral(file, problems);
        }

        return objectives.ToImmutable();
    }

    // What a kind makes of one loss it cannot make of several.
    private static void CheckSeveral(DocumentNode.Mapping file, List<SpecProblem> problems)
    {
        var sampler = file.Group("sampler");
        if (sampler.Word<SamplerKind>("kind") is SamplerKind.Gp or SamplerKind.CmaEs)
        {
            problems.Add(new("sampler.kind", sampler.Text("kind"), "auto, nsga2, tpe, sobol, random or grid, where there are several objectives", sampler.Line));
        }

        var pruning = file.Group("pruning");
        if ((pruning.Word<PruningKind>("kind") ?? PruningKind.None) is not PruningKind.None)
        {
            problems.Add(new("pruning.kind", pruning.Text("kind"), "none, where there are several objectives", pruning.Line));
        }

        var stopping = file.Group("stopping");
        if (SpecBinder.BindStopping(stopping).Kind is not StoppingKind.None)
        {
            problems.Add(new("stopping.kind", stopping.Text("kind"), "none, where there are several objectives", stopping.Line));
        }
    }

    private static Objective BindObjective(DocumentNode.Mapping group, string path, List<SpecProblem> problems)
    {
        var constraints = ImmutableArray.CreateBuilder<MetricConstraint>();
        var items = (group.Find("constraints") as DocumentNode.Sequence)?.Items ?? [];
        for (var i = 0; i < items.Length; i++)
        {
            var item = (DocumentNode.Mapping)items[i];
            var constraint = new MetricConstraint(item.Text("metric")!, item.Number("min"), item.Number("max"));
            if (constraint is { Min: null, Max: null } || constraint.Min > constraint.Max)
            {
                problems.Add(new($"{path}.constraints[{i}]", item.Describe(), "min, max or both, min not above max", item.Line));
            }

            constraints.Add(constraint);
        }

        return new(
            group.Text("metric")!,
            group.Word<ObjectiveDirection>("direction") ?? ObjectiveDirection.Maximize,
            constraints.ToImmutable());
    }
}
