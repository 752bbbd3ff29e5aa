using System.Collections.Immutable;
using System.Globalization;

namespace Tuning.Spaces;

/// <summary>Every problem of a space's definition at once.</summary>
internal static class SpaceValidation
{
    private const double LargestWhole = 4503599627370496;
    private const double LargestCount = 1125899906842624;
    private const double LargestLogarithmicCount = 1099511627776;

    private const double SmallestRelativeStep = 1.0 / 4503599627370496;

    /// <summary>The problems of a definition, in the order of the parameters; none when a space can be made of it.</summary>
    public static ImmutableArray<SpaceProblem> Check(ImmutableArray<Parameter> parameters, ParameterSet fixedValues)
    {
        var problems = ImmutableArray.CreateBuilder<SpaceProblem>();
        var known = new Dictionary<string, Parameter?>(StringComparer.Ordinal);
        foreach (var (name, _) in fixedValues)
        {
            known.Add(name, null);
        }

        foreach (var parameter in parameters)
        {
            var path = $"space.{parameter.Name}";
            if (parameter.Name.Length == 0)
            {
                problems.Add(new(path, "\"\"", "a name"));
            }

            if (!known.TryAdd(parameter.Name, parameter))
            {
                problems.Add(new(path, "defined twice", "a name used once, searched or fixed"));
            }

            CheckValues(parameter, path, problems);
        }

        foreach (var parameter in parameters)
        {
            CheckConditions(parameter, known, problems);
        }

        return problems.ToImmutable();
    }

    private static void CheckValues(Parameter parameter, string path, ImmutableArray<SpaceProblem>.Builder problems)
    {
        switch (parameter)
        {
            case Parameter.Real p:
                Require(double.IsFinite(p.Low), path, "low", p.Low, "a finite number");
                Require(double.IsFinite(p.High - p.Low), path, "high", p.High, "a finite number at a finite distance from low");
                Require(!(p.High < p.Low), path, "high", p.High, $"at least low ({Text(p.Low)})");
                Require(!p.Log || p.Low > 0, path, "low", p.Low, "above 0 on a logarithmic axis");
                CheckStep(p.Low, p.High, p.Step, p.Log, path, problems);
                break;
            case Parameter.Whole p:
                Require(Math.Abs((double)p.Low) <= LargestWhole, path, "low", p.Low, "a whole number of at most 2^52 in size");
                Require(Math.Abs((double)p.High) <= LargestWhole, path, "high", p.High, "a whole number of at most 2^52 in size");
                Require(p.High >= p.Low, path, "high", p.High, $"at least low ({Text(p.Low)})");
                Require(!p.Log || p.Low >= 1, path, "low", p.Low, "at least 1 on a logarithmic axis");
                Require(p.Step >= 1, path, "step", p.Step, "a whole number of at least 1");
                CheckStep(p.Low, p.High, Math.Max(p.Step, 1), p.Log, path, problems);
                break;
            case Parameter.Categorical p:
                if (p.Values.IsDefaultOrEmpty || p.Values.Distinct().Count() != p.Values.Length)
                {
                    var values = p.Values.IsDefaultOrEmpty ? "[]" : new ParameterValue.Sequence(p.Values).Canonical;
                    problems.Add(new($"{path}.values", values, "one or more values, all different"));
                }

                break;
        }

        void Require(bool holds, string at, string member, double value, string allowed)
        {
            if (!holds)
            {
                problems.Add(new($"{at}.{member}", Text(value), allowed));
            }
        }
    }

    private static void CheckStep(
        double low, double high, double? step, bool log, string path, ImmutableArray<SpaceProblem>.Builder problems)
    {
        var allowed = step switch
        {
            null => null,
            { } s when !(s > 0 && double.IsFinite(s)) => "a finite number above 0",
            { } s when s < Math.Max(Math.Abs(low), Math.Abs(high)) * SmallestRelativeStep => "at least 2^-52 of the larger bound",
            { } s when log && (high - low) / s >= LargestLogarithmicCount => "at most 2^40 values on a logarithmic axis",
            { } s when (high - low) / s >= LargestCount => "at most 2^50 values",
            _ => null,
        };
        if (allowed is not null)
        {
            problems.Add(new($"{path}.step", Text(step ?? 0), allowed));
        }
    }

    private static void CheckConditions(
        Parameter parameter, Dictionary<string, Parameter?> known, ImmutableArray<SpaceProblem>.Builder problems)
    {
        foreach (var condition in parameter.When)
        {
            var path = $"space.{parameter.Name}.when.{condition.Parent}";
            if (!known.TryGetValue(condition.Parent, out var parent))
            {
                problems.Add(new(path, condition.Parent, $"one of {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}"));
            }
            else if (condition.Allowed.IsDefaultOrEmpty)
            {
                problems.Add(new(path, "[]", $"one or more values of {condition.Parent}"));
            }
            else if (parent is Parameter.Categorical { Values.IsDefaultOrEmpty: false } choice)
            {
                problems.AddRange(condition.Allowed
                    .Where(value => !choice.Values.Contains(value))
                    .Select(value => new SpaceProblem(path, value.Canonical, new ParameterValue.Sequence(choice.Values).Canonical)));
            }

            if (Reaches(condition.Parent, parameter.Name, known, depth: 0))
            {
                problems.Add(new(path, condition.Parent, "a parameter that does not depend on this one"));
            }
        }
    }

    private static bool Reaches(string from, string to, Dictionary<string, Parameter?> known, int depth) =>
        string.Equals(from, to, StringComparison.Ordinal)
        || (depth < known.Count && known.TryGetValue(from, out var parameter) && parameter is not null
            && parameter.When.Any(condition => Reaches(condition.Parent, to, known, depth + 1)));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
