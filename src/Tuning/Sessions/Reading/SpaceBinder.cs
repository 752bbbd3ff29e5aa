using System.Collections.Immutable;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Schema;
using Tuning.Spaces;
using Tuning.Strategies;

namespace Tuning.Sessions.Reading;

/// <summary>Reads what is searched and what is fixed, and checks what no single value shows.</summary>
/// <param name="strategy">The strategy that the file names; null when it names none that is known.</param>
/// <param name="problems">Where problems are added.</param>
internal sealed class SpaceBinder(IStrategy? strategy, List<SpecProblem> problems)
{
    private const int MostListedValues = 8;

    private readonly List<DataBound> _bounds = [];

    /// <summary>The bounds that the data decides, once the space has been read.</summary>
    public ImmutableArray<DataBound> Bounds => [.. _bounds];

    /// <summary>The parameters that are searched, in the order of the file, without those that have a bound of the data.</summary>
    public ImmutableArray<Parameter> BindSpace(DocumentNode.Mapping file)
    {
        if (strategy is null)
        {
            return [];
        }

        if (file.Find("space") is DocumentNode.Mapping { Members.IsEmpty: true } empty)
        {
            Add("space", empty, "at least one parameter");
        }

        var parameters = new List<Parameter>();
        foreach (var member in file.Group("space").Members.DistinctBy(member => member.Name, StringComparer.Ordinal))
        {
            var setting = strategy.Parameters.FirstOrDefault(known => string.Equals(known.Name, member.Name, StringComparison.Ordinal));
            if (setting is { IsAvailable: true } && member.Value is DocumentNode.Mapping group
                && Bind(setting, group) is { } parameter)
            {
                parameters.Add(group.Find("when") is null ? parameter : parameter with { When = BindConditions(setting, group) });
            }
        }

        CheckRequired(file);
        if (problems.Count == 0)
        {
            problems.AddRange(Space.Check([.. parameters], BindFixed(file))
                .Select(problem => new SpecProblem(problem.Path, problem.Value, problem.Allowed)));
        }

        return [.. parameters.Where(parameter => !_bounds.Exists(bound => string.Equals(bound.Parameter, parameter.Name, StringComparison.Ordinal)))];
    }

    /// <summary>The parameters that are fixed.</summary>
    public static ParameterSet BindFixed(DocumentNode.Mapping file) => ValuesOf(file.Group("fixed"));

    /// <summary>The values of a group, whatever their names.</summary>
    public static ParameterSet ValuesOf(DocumentNode.Mapping group)
    {
        ArgumentNullException.ThrowIfNull(group);
        var values = new Dictionary<string, ParameterValue>(StringComparer.Ordinal);
        foreach (var member in group.Members)
        {
            if (member.Value.ToParameterValue() is { } value)
            {
                values.TryAdd(member.Name, value);
            }
        }

        return new ParameterSet(values);
    }

    private void CheckRequired(DocumentNode.Mapping file)
    {
        var space = file.Group("space");
        var constants = file.Group("fixed");
        foreach (var setting in strategy!.Parameters)
        {
            var searched = space.Find(setting.Name);
            var constant = constants.Find(setting.Name);
            if (setting.IsRequired && searched is null && constant is null)
            {
                Missing($"space.{setting.Name}", "required: search it under space or state it under fixed", space);
            }
            else if (searched is not null && constant is not null)
            {
                Add($"fixed.{setting.Name}", constant, "not both searched under space and fixed");
            }
        }
    }

    private Parameter? Bind(SettingDefinition setting, DocumentNode.Mapping group)
    {
        var path = $"space.{setting.Name}";
        var before = problems.Count;
        var type = group.Text("type");
        switch (type)
        {
            case "categorical":
                return BindCategorical(setting, group, path);
            case "float" or "int":
                CheckNumeric(setting, group, path, type);
                break;
            default:
                return null;
        }

        if (problems.Count > before)
        {
            return null;
        }

        if (group.Number("low") is not { } low || group.Number("high") is not { } high)
        {
            return StandInOf(setting, group, type);
        }

        var log = group.Flag("log") ?? false;
        return type is "float"
            ? new Parameter.Real(setting.Name, low, high, group.Number("step"), log)
            : new Parameter.Whole(setting.Name, (long)low, (long)high, (long)(group.Number("step") ?? 1), log);
    }

    // Until the data is known some numbers stand in, so that the conditions of the space can be checked.
    private Parameter.Real? StandInOf(SettingDefinition setting, DocumentNode.Mapping group, string type)
    {
        DataBound? Of(string name, bool isHigh) => DataBound.PercentOf(group.Text(name)) is { } percent
            ? new DataBound(setting.Name, isHigh, type is "int", percent)
            : null;
        DataBound[] found = [.. new[] { Of("low", isHigh: false), Of("high", isHigh: true) }.OfType<DataBound>()];
        if (found is [{ Percent: var low }, { Percent: var high }] && low >= high)
        {
            Add($"space.{setting.Name}.low", group.Find("low")!, $"below high, which is {group.Find("high")!.Describe()}");
            return null;
        }

        _bounds.AddRange(found);
        return found.Length > 0 ? new Parameter.Real(setting.Name, 0, 1) : null;
    }

    private Parameter.Categorical? BindCategorical(SettingDefinition setting, DocumentNode.Mapping group, string path)
    {
        foreach (var name in (string[])["low", "high", "step", "log"])
        {
            if (group.Find(name) is { } node)
            {
                Add($"{path}.{name}", node, "only for float and int");
            }
        }

        if (group.Find("values") is not { } list)
        {
            Missing($"{path}.values", "required for categorical: a list of values", group);
            return null;
        }

        ImmutableArray<ParameterValue> values = [.. ((list as DocumentNode.Sequence)?.Items ?? [])
            .Select(NodeValues.ToParameterValue).OfType<ParameterValue>()];
        if (setting.IsCategoricalOnly && values.Length > MostListedValues)
        {
            Add($"{path}.values", list, $"at most {MostListedValues} values");
        }
        else if (values.Distinct().Count() != values.Length)
        {
            Add($"{path}.values", list, "values that differ from each other");
        }

        return values.IsEmpty ? null : new Parameter.Categorical(setting.Name, values, group.Flag("ordered") ?? false);
    }

    private void CheckNumeric(SettingDefinition setting, DocumentNode.Mapping group, string path, string type)
    {
        var isNumber = setting.Kind is SettingKind.Number or SettingKind.WholeNumber;
        if (!isNumber || setting.IsCategoricalOnly)
        {
            Add($"{path}.type", group.Find("type")!, "categorical");
            return;
        }

        if (setting.Kind is SettingKind.WholeNumber && type is "float")
        {
            Add($"{path}.type", group.Find("type")!, "int or categorical");
        }

        foreach (var name in (string[])["values", "ordered"])
        {
            if (group.Find(name) is { } node)
            {
                Add($"{path}.{name}", node, "only for categorical");
            }
        }

        CheckBound(setting, group, path, "low", type);
        CheckBound(setting, group, path, "high", type);
        CheckRange(group, path, type);
    }

    private void CheckBound(SettingDefinition setting, DocumentNode.Mapping group, string path, string name, string type)
    {
        if (group.Find(name) is not { } node)
        {
            Missing($"{path}.{name}", $"required for {type}: a number", group);
        }
        else if (group.Number(name) is { } bound)
        {
            if (bound < setting.Minimum || bound > setting.Maximum)
            {
                Add($"{path}.{name}", node, ShapeText.Allowed(SettingShapes.ValueOf(setting)));
            }
            else if (type is "int" && group.Whole(name) is null)
            {
                Add($"{path}.{name}", node, "a whole number");
            }
        }
    }

    private void CheckRange(DocumentNode.Mapping group, string path, string type)
    {
        var low = group.Number("low");
        var high = group.Number("high");
        if (low >= high)
        {
            Add($"{path}.low", group.Find("low")!, $"below high, which is {group.Find("high")!.Describe()}");
        }

        if (group.Flag("log") is true && low <= 0)
        {
            Add($"{path}.low", group.Find("low")!, "above 0 when log is true");
        }

        if (group.Find("step") is not { } step || group.Number("step") is not > 0)
        {
            return;
        }

        if (type is "int" && group.Whole("step") is null)
        {
            Add($"{path}.step", step, "a whole number from 1");
        }
        else if (low < high && group.Number("step") > high - low)
        {
            Add($"{path}.step", step, "at most the distance from low to high");
        }
    }

    private ImmutableArray<Condition> BindConditions(SettingDefinition setting, DocumentNode.Mapping group)
    {
        var path = $"space.{setting.Name}.when";
        if (setting.IsRequired)
        {
            Add(path, group.Find("when")!, $"nothing: {setting.Name} is required, so it is always searched");
        }

        var conditions = ImmutableArray.CreateBuilder<Condition>();
        foreach (var member in group.Group("when").Members)
        {
            var items = member.Value is DocumentNode.Sequence list ? list.Items : [member.Value];
            ImmutableArray<ParameterValue> values = [.. items.Select(NodeValues.ToParameterValue).OfType<ParameterValue>()];
            if (values.IsEmpty || values.Length != items.Length)
            {
                Add(ShapeCheck.Join(path, member.Name), member.Value, $"values of {member.Name}");
            }

            conditions.Add(new Condition(member.Name, values));
        }

        return conditions.ToImmutable();
    }

    private void Missing(string path, string allowed, DocumentNode.Mapping group) =>
        problems.Add(new SpecProblem(path, null, allowed, group.Line == 0 ? null : group.Line));

    private void Add(string path, DocumentNode node, string allowed) =>
        problems.Add(new SpecProblem(path, node.Describe(), allowed, node.Line == 0 ? null : node.Line));
}
