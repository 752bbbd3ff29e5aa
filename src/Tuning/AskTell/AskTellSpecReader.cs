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
        var objective = BindObjective(file.Group("objective"), problems);
        if (problems.Count == 0)
        {
            problems.AddRange(Space.Check(parameters, constants)
                .Select(problem => new SpecProblem(problem.Path, problem.Value, problem.Allowed)));
        }

        return problems.Count > 0
            ? new(null, [.. problems.OrderBy(problem => problem.Line ?? int.MaxValue)])
            : new(SpecOf(file, new Space(parameters, constants), objective), []);
    }

    private static AskTellSpec SpecOf(DocumentNode.Mapping file, Space space, Objective objective)
    {
        var group = file.Group("sampler");
        var usual = SpecDefaults.Sampler;
        var sampler = new SamplerSpec(group.Word<SamplerKind>("kind") ?? usual.Kind, group.Whole("seed") ?? usual.Seed, null);
        var trials = (int)(file.Group("budget").Whole("trials") ?? SpecDefaults.Budget.Trials);
        var pruning = file.Group("pruning").Word<PruningKind>("kind") ?? PruningKind.None;
        return new(file.Text("name")!, space, objective, sampler, pruning, trials, HashOf(space, objective, sampler, (pruning, trials)));
    }

    private static string HashOf(Space space, Objective objective, SamplerSpec sampler, (PruningKind Pruning, int Trials) rest)
    {
        var text = new StringBuilder();
        foreach (var parameter in space.Parameters)
        {
            var values = parameter is Parameter.Categorical choice ? string.Join('\u001f', choice.Values) : "";
            var when = parameter.When.Select(condition => $"{condition.Parent}\u001e{string.Join('\u001f', condition.Allowed)}");
            text.AppendLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{parameter with { When = [] }} {values} {string.Join('\u001d', when)}"));
        }

        text.AppendLine(space.Fixed.Canonical);
        text.AppendLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{objective.Metric} {objective.Direction}"));
        text.AppendJoin('\n', objective.Constraints);
        text.AppendLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sampler.Kind} {sampler.Seed} {rest.Pruning} {rest.Trials}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static Objective BindObjective(DocumentNode.Mapping group, List<SpecProblem> problems)
    {
        var constraints = ImmutableArray.CreateBuilder<MetricConstraint>();
        var items = (group.Find("constraints") as DocumentNode.Sequence)?.Items ?? [];
        for (var i = 0; i < items.Length; i++)
        {
            var item = (DocumentNode.Mapping)items[i];
            var constraint = new MetricConstraint(item.Text("metric")!, item.Number("min"), item.Number("max"));
            if (constraint is { Min: null, Max: null } || constraint.Min > constraint.Max)
            {
                problems.Add(new($"objective.constraints[{i}]", item.Describe(), "min, max or both, min not above max", item.Line));
            }

            constraints.Add(constraint);
        }

        return new(
            group.Text("metric")!,
            group.Word<ObjectiveDirection>("direction") ?? ObjectiveDirection.Maximize,
            constraints.ToImmutable());
    }
}
