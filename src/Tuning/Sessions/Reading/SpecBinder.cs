using System.Collections.Immutable;
using Tuning.AskTell;
using Tuning.Objectives;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Schema;
using Tuning.Spaces;
using Tuning.Strategies;

namespace Tuning.Sessions.Reading;

/// <summary>Reads the members of a session file and checks what no single value shows.</summary>
/// <param name="capabilities">What this build carries out.</param>
/// <param name="strategy">The strategy that the file names; null when it names none that is known.</param>
/// <param name="problems">Where problems are added.</param>
internal sealed class SpecBinder(BuildCapabilities capabilities, IStrategy? strategy, List<SpecProblem> problems)
{
    /// <summary>The bounds that the data decides, once the file has been read.</summary>
    public ImmutableArray<DataBound> Bounds { get; private set; } = [];

    /// <summary>Reads a session file. The result counts only when no problem was added by anybody.</summary>
    public SessionSpec Bind(DocumentNode.Mapping file)
    {
        var external = strategy is { IsOpen: true } ? new ExternalBinder(problems).Bind(file) : null;
        var space = strategy is { IsOpen: true } ? BindOpenSpace(file) : BindSpace(file);
        var spec = new SessionSpec(
            file.Text("name") ?? "", strategy?.Name ?? "", space, BindObjective(file.Group("objective")))
        {
            External = external,
            Datasets = BindDatasets(file),
            Across = file.Word<DatasetAggregation>("across") ?? DatasetAggregation.Mean,
            Fixed = SpaceBinder.BindFixed(file),
            Environment = BindEnvironment(file),
            Sampler = BindSampler(file),
            Budget = BindBudget(file.Group("budget")),
            Pruning = file.Group("pruning").Word<PruningKind>("kind") ?? PruningKind.None,
            Stopping = BindStopping(file.Group("stopping")),
            Validation = BindValidation(file),
        };
        if (external is not null)
        {
            ExternalBinder.CheckTogether(external, spec, file, problems);
        }

        if (strategy is not null && problems.Count == 0)
        {
            CheckTogether(strategy, spec, file);
        }

        return problems.Count == 0 && Bounds.IsEmpty ? spec with { Enqueue = BindEnqueued(file, spec) } : spec;
    }

    private ImmutableArray<Parameter> BindSpace(DocumentNode.Mapping file)
    {
        var binder = new SpaceBinder(strategy, problems);
        var parameters = binder.BindSpace(file);
        Bounds = binder.Bounds;
        return parameters;
    }

    private ImmutableArray<ParameterSet> BindEnqueued(DocumentNode.Mapping file, SessionSpec spec)
    {
        if (file.Find("enqueue") is not DocumentNode.Sequence { Items.Length: > 0 } list)
        {
            return [];
        }

        if (spec.Sampler.Kind is SamplerKind.Grid)
        {
            Add("enqueue", list, "nothing for the sampler grid, whose trials are its points");
            return [];
        }

        var space = new Space(spec.Parameters, spec.Fixed, strategy);
        var points = ImmutableArray.CreateBuilder<ParameterSet>();
        foreach (var (item, index) in list.Items.Select((item, index) => (item, index)))
        {
            var members = (item as DocumentNode.Mapping)?.Members ?? [];
            var values = members.Select(member => (member.Name, Value: member.Value.ToParameterValue())).ToList();
            foreach (var (name, _) in values.Where(entry => entry.Value is null))
            {
                Add($"enqueue[{index}].{name}", item, "a number, a text, true, false or a list of them");
            }

            var point = new ParameterSet(values.Where(entry => entry.Value is not null).Select(entry => KeyValuePair.Create(entry.Name, entry.Value!)));
            problems.AddRange(space.Check(point).Select(problem => new SpecProblem(
                $"enqueue[{index}].{problem.Path}", problem.Value, problem.Allowed, Line(item))));
            points.Add(space.Complete(point));
        }

        return points.ToImmutable();
    }

    /// <summary>The stated values of a group of settings, with defaults for the others.</summary>
    public static ParameterSet WithDefaults(DocumentNode.Mapping group, ImmutableArray<SettingDefinition> settings) =>
        new(settings
            .Select(setting => KeyValuePair.Create(
                setting.Name, group.Find(setting.Name) is { } node ? node.ToParameterValue() : Default(setting)))
            .Where(pair => pair.Value is not null)!);

    private static ParameterValue? Default(SettingDefinition setting) => setting switch
    {
        { IsAvailable: false } => null,
        { Kind: SettingKind.Number or SettingKind.WholeNumber, DefaultNumber: { } number } => number,
        { Kind: SettingKind.Text or SettingKind.Duration, DefaultText: { } text } => text,
        _ => null,
    };

    private ImmutableArray<DatasetReference> BindDatasets(DocumentNode.Mapping file)
    {
        var datasets = ImmutableArray.CreateBuilder<DatasetReference>();
        var items = (file.Find("datasets") as DocumentNode.Sequence)?.Items ?? [];
        for (var i = 0; i < items.Length; i++)
        {
            if (BindDataset(items[i], $"datasets[{i}]") is { } dataset)
            {
                datasets.Add(dataset);
            }
        }

        return datasets.ToImmutable();
    }

    private DatasetReference? BindDataset(DocumentNode item, string path)
    {
        if (item is DocumentNode.Text text)
        {
            return BindText(text, path);
        }

        if (item is not DocumentNode.Mapping group)
        {
            return null;
        }

        var (file, generate) = (group.Find("path"), group.Find("generate"));
        if (file is null == generate is null)
        {
            Add(path, group, "either generate or path");
        }

        DatasetReference? dataset = file is DocumentNode.Text place ? BindText(place, $"{path}.path")
            : generate is DocumentNode.Mapping settings && strategy is not null
                ? new DatasetReference.Generated(WithDefaults(settings, strategy.Generator))
                : null;
        return dataset is null ? null : dataset with { Market = group.Text("market") };
    }

    private DatasetReference BindText(DocumentNode.Text text, string path)
    {
        const string Prefix = "sha256:";
        if (!text.Value.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return new DatasetReference.File(text.Value);
        }

        var digits = text.Value[Prefix.Length..];
        if (digits.Length != 64 || !digits.All(char.IsAsciiHexDigitLower))
        {
            Add(path, text, "sha256: and 64 lower-case hexadecimal digits");
        }

        return new DatasetReference.Content(digits);
    }

    private ParameterSet BindEnvironment(DocumentNode.Mapping file)
    {
        if (strategy is null)
        {
            return ParameterSet.Empty;
        }

        var group = file.Group("environment");
        if (strategy.IsOpen)
        {
            return SpaceBinder.ValuesOf(group);
        }

        var environment = WithDefaults(group, strategy.Environment);
        if (!problems.Exists(problem => problem.Path.StartsWith("environment", StringComparison.Ordinal)))
        {
            problems.AddRange(strategy.CheckEnvironment(environment).Select(problem => new SpecProblem(
                ShapeCheck.Join("environment", problem.Path), problem.Value, problem.Allowed, Line(group.Find(problem.Path)))));
        }

        return environment;
    }

    private ImmutableArray<Parameter> BindOpenSpace(DocumentNode.Mapping file)
    {
        var parameters = new AskTellSpaceBinder(problems).Bind(file.Group("space"));
        foreach (var member in file.Group("space").Members.DistinctBy(member => member.Name, StringComparer.Ordinal))
        {
            if (file.Group("fixed").Find(member.Name) is { } constant)
            {
                Add($"fixed.{member.Name}", constant, "not both searched under space and fixed");
            }
        }

        if (problems.Count == 0)
        {
            problems.AddRange(Space.Check(parameters, SpaceBinder.BindFixed(file))
                .Select(problem => new SpecProblem(problem.Path, problem.Value, problem.Allowed)));
        }

        return parameters;
    }

    // Each value of a category stands for every point that has it.
    private void CheckTogether(IStrategy known, SessionSpec spec, DocumentNode.Mapping file)
    {
        foreach (var problem in known.CheckTogether(spec.Fixed, spec.Environment))
        {
            problems.Add(new SpecProblem(
                $"fixed.{problem.Path}", problem.Value, problem.Allowed, Line(file.Group("fixed").Find(problem.Path))));
        }

        foreach (var parameter in spec.Parameters.OfType<Parameter.Categorical>())
        {
            for (var i = 0; i < parameter.Values.Length; i++)
            {
                var point = new ParameterSet([KeyValuePair.Create(parameter.Name, parameter.Values[i])]);
                problems.AddRange(known.CheckTogether(point, spec.Environment).Select(problem => new SpecProblem(
                    $"space.{parameter.Name}.values[{i}]", problem.Value, problem.Allowed, Line(file.Group("space").Find(parameter.Name)))));
            }
        }
    }

    private SamplerSpec BindSampler(DocumentNode.Mapping file)
    {
        var group = file.Group("sampler");
        RequireDefault(group, "sampler.kind", SpecDefaults.Sampler.Kind, capabilities.Samplers);
        return new SamplerSpec(
            group.Word<SamplerKind>("kind") ?? SpecDefaults.Sampler.Kind,
            group.Whole("seed") ?? SpecDefaults.Sampler.Seed,
            (int?)group.Whole("batch"));
    }

    private ValidationSpec BindValidation(DocumentNode.Mapping file)
    {
        var group = file.Group("validation");
        var usual = SpecDefaults.Validation;
        RequireDefault(group, "validation.kind", usual.Kind, capabilities.Validations);
        return new ValidationSpec(
            group.Word<ValidationKind>("kind") ?? usual.Kind,
            group.Text("train") ?? usual.Train,
            group.Text("test") ?? usual.Test,
            group.Text("step") ?? usual.Step,
            group.Flag("anchored") ?? usual.Anchored,
            group.Text("gap") ?? usual.Gap,
            group.Text("holdout") ?? usual.Holdout,
            group.Text("final") ?? usual.Final)
        {
            ReducedLast = group.Flag("reducedLast") ?? usual.ReducedLast,
            MinTrades = (int)Math.Clamp(group.Whole("minTrades") ?? usual.MinTrades, 1, int.MaxValue),
        };
    }

    // A default that this build does not carry out is refused as if it had been written.
    private void RequireDefault<T>(DocumentNode.Mapping group, string path, T usual, ImmutableArray<T> available)
        where T : struct, Enum
    {
        if (group.Find("kind") is null && !available.Contains(usual))
        {
            problems.Add(new SpecProblem(
                path,
                null,
                $"left out means {Words.Of(usual)}, which is not available in this build; {ShapeText.Allowed(Words.Shape(available))}",
                group.Line == 0 ? null : group.Line));
        }
    }

    /// <summary>What ends a search before its budget.</summary>
    public static StoppingSpec BindStopping(DocumentNode.Mapping group)
    {
        var usual = SpecDefaults.Stopping;
        return new StoppingSpec(
            group.Word<StoppingKind>("kind") ?? usual.Kind,
            (int)Math.Clamp(group.Whole("patience") ?? usual.Patience, 1, int.MaxValue),
            group.Number("tolerance") ?? usual.Tolerance);
    }

    private static BudgetSpec BindBudget(DocumentNode.Mapping group)
    {
        var usual = SpecDefaults.Budget;
        return new BudgetSpec(
            (int)Math.Clamp(group.Whole("trials") ?? usual.Trials, 1, int.MaxValue),
            group.Duration("sessionTimeout") ?? usual.SessionTimeout,
            group.Duration("trialTimeout") ?? usual.TrialTimeout,
            (int)Math.Clamp(group.Whole("maxParallel") ?? usual.MaxParallel, 0, int.MaxValue),
            group.Number("maxFailedShare") ?? usual.MaxFailedShare);
    }

    private Objective BindObjective(DocumentNode.Mapping group)
    {
        var constraints = ImmutableArray.CreateBuilder<MetricConstraint>();
        var items = (group.Find("constraints") as DocumentNode.Sequence)?.Items ?? [];
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] is DocumentNode.Mapping item)
            {
                constraints.Add(BindConstraint(item, $"objective.constraints[{i}]"));
            }
        }

        return new Objective(
            group.Text("metric") ?? "",
            group.Word<ObjectiveDirection>("direction") ?? ObjectiveDirection.Maximize,
            constraints.ToImmutable());
    }

    private MetricConstraint BindConstraint(DocumentNode.Mapping item, string path)
    {
        var constraint = new MetricConstraint(item.Text("metric") ?? "", item.Number("min"), item.Number("max"));
        if (item.Find("min") is null && item.Find("max") is null)
        {
            Add(path, item, "min, max or both");
        }
        else if (constraint.Min > constraint.Max)
        {
            Add($"{path}.min", item.Find("min")!, $"at most max, which is {item.Find("max")!.Describe()}");
        }

        return constraint;
    }

    private void Add(string path, DocumentNode node, string allowed) =>
        problems.Add(new SpecProblem(path, node.Describe(), allowed, Line(node)));

    private static int? Line(DocumentNode? node) => node is null || node.Line == 0 ? null : node.Line;
}
