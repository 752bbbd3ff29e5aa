using System.Collections.Immutable;
using Tuning.Sessions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;
using Tuning.Spaces;

namespace Tuning.AskTell;

/// <summary>Reads what is searched, whatever its names, and checks what no single value shows.</summary>
/// <param name="problems">Where problems are added.</param>
internal sealed class AskTellSpaceBinder(List<SpecProblem> problems)
{
    /// <summary>The parameters, in the order of the file; they count only when no problem was added.</summary>
    public ImmutableArray<Parameter> Bind(DocumentNode.Mapping space)
    {
        if (space.Members.IsEmpty)
        {
            problems.Add(new("space", space.Describe(), "at least one parameter", space.Line));
        }

        var parameters = ImmutableArray.CreateBuilder<Parameter>();
        foreach (var member in space.Members)
        {
            // What has the wrong shape has been reported, and cannot be read.
            if (member.Value is DocumentNode.Mapping group && !HasProblem($"space.{member.Name}") && Bind(member.Name, group) is { } parameter)
            {
                parameters.Add(parameter with { When = Conditions(group) });
            }
        }

        return parameters.ToImmutable();
    }

    private bool HasProblem(string path) => problems.Exists(problem =>
        string.Equals(problem.Path, path, StringComparison.Ordinal) || problem.Path.StartsWith($"{path}.", StringComparison.Ordinal));

    private Parameter? Bind(string name, DocumentNode.Mapping group)
    {
        var type = group.Text("type");
        var isCategorical = type is "categorical";
        var before = problems.Count;
        foreach (var member in group.Members)
        {
            var isFor = member.Name switch
            {
                "low" or "high" or "step" or "log" => !isCategorical,
                "values" or "ordered" => isCategorical,
                _ => true,
            };
            if (!isFor)
            {
                Add(name, member.Name, member.Value, isCategorical ? "only for float and int" : "only for categorical");
            }
        }

        foreach (var required in (string[])(isCategorical ? ["values"] : ["low", "high"]))
        {
            if (group.Find(required) is null)
            {
                problems.Add(new($"space.{name}.{required}", null, $"required for {type}", group.Line));
            }
        }

        foreach (var whole in (string[])(type is "int" ? ["low", "high", "step"] : []))
        {
            if (group.Find(whole) is { } node && group.Whole(whole) is null)
            {
                Add(name, whole, node, "a whole number");
            }
        }

        return problems.Count > before ? null : Create(name, type, group);
    }

    private static Parameter Create(string name, string? type, DocumentNode.Mapping group)
    {
        if (type is "categorical")
        {
            var values = ((DocumentNode.Sequence)group.Find("values")!).Items.Select(NodeValues.ToParameterValue);
            return new Parameter.Categorical(name, [.. values.OfType<ParameterValue>()], group.Flag("ordered") ?? false);
        }

        var log = group.Flag("log") ?? false;
        return type is "int"
            ? new Parameter.Whole(name, group.Whole("low")!.Value, group.Whole("high")!.Value, group.Whole("step") ?? 1, log)
            : new Parameter.Real(name, group.Number("low")!.Value, group.Number("high")!.Value, group.Number("step"), log);
    }

    private static ImmutableArray<Condition> Conditions(DocumentNode.Mapping group) =>
    [
        .. group.Group("when").Members.Select(member => new Condition(
            member.Name,
            [
                .. (member.Value is DocumentNode.Sequence list ? list.Items : [member.Value])
                    .Select(NodeValues.ToParameterValue).OfType<ParameterValue>(),
            ])),
    ];

    private void Add(string parameter, string member, DocumentNode node, string allowed) =>
        problems.Add(new($"space.{parameter}.{member}", node.Describe(), allowed, node.Line));
}
