using System.Globalization;
using System.Text.Json;
using Tuning.Spaces;

namespace Tuning.Exchange;

/// <summary>Parameters as Optuna's distributions, in the JSON of its storages.</summary>
internal static class OptunaDistribution
{
    private const double LargestWhole = 1L << 52;

    /// <summary>The distribution of a parameter. What Optuna does not know (steps of a logarithm, a last step that is cut) is left out; every value stays inside.</summary>
    /// <param name="parameter">The parameter.</param>
    public static string Write(Parameter parameter) => parameter switch
    {
        Parameter.Real real => Of(
            "FloatDistribution",
            $"\"step\": {(StepOf(real) is { } step ? PythonText.Float(step) : "null")}, \"low\": {PythonText.Float(real.Low)}, \"high\": {PythonText.Float(real.High)}, \"log\": {Word(real.Log)}"),
        Parameter.Whole whole => Of(
            "IntDistribution",
            string.Create(CultureInfo.InvariantCulture, $"\"log\": {Word(whole.Log)}, \"step\": {StepOf(whole)}, \"low\": {whole.Low}, \"high\": {whole.High}")),
        Parameter.Categorical category => Of("CategoricalDistribution", $"\"choices\": [{string.Join(", ", category.Values.Select(Choice))}]"),
        _ => throw new ArgumentException($"Unknown kind of parameter: {parameter.GetType().Name}.", nameof(parameter)),
    };

    /// <summary>A value as a distribution keeps it: a float, or the place among the choices.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">One of its values.</param>
    public static string WriteValue(Parameter parameter, ParameterValue value) => parameter is Parameter.Categorical category
        ? category.Values.IndexOf(value).ToString(CultureInfo.InvariantCulture)
        : PythonText.Float(((ParameterValue.Number)value).Value);

    /// <summary>Reads a distribution of any version since 1.0.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="json">The distribution.</param>
    /// <returns>The parameter; null where it is none that can be searched here.</returns>
    public static Parameter? Read(string name, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(name, document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>A kept value as the parameter's own.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="kept">What a distribution keeps.</param>
    public static ParameterValue? ReadValue(Parameter parameter, double kept) => parameter is Parameter.Categorical category
        ? kept >= 0 && kept < category.Values.Length ? category.Values[(int)kept] : null
        : double.IsFinite(kept) ? kept : (ParameterValue?)null;

    private static Parameter? Read(string name, JsonElement root)
    {
        var attributes = root.GetProperty("attributes");
        return root.GetProperty("name").GetString() switch
        {
            "FloatDistribution" => Real(Number("step"), Flag("log")),
            "UniformDistribution" => Real(null, isLog: false),
            "LogUniformDistribution" => Real(null, isLog: true),
            "DiscreteUniformDistribution" => Real(Number("q"), isLog: false),
            "IntDistribution" => Whole(Flag("log")),
            "IntUniformDistribution" => Whole(isLog: false),
            "IntLogUniformDistribution" => Whole(isLog: true),
            "CategoricalDistribution" => Category(),
            _ => null,
        };

        double? Number(string key) =>
            attributes.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetDouble() : null;

        bool Flag(string key) => attributes.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.True;

        Parameter.Real Real(double? step, bool isLog) =>
            new(name, attributes.GetProperty("low").GetDouble(), attributes.GetProperty("high").GetDouble(), step, isLog);

        Parameter? Whole(bool isLog)
        {
            var (low, high, step) = (attributes.GetProperty("low").GetDouble(), attributes.GetProperty("high").GetDouble(), Number("step") ?? 1);
            return Math.Abs(low) <= LargestWhole && Math.Abs(high) <= LargestWhole ? new Parameter.Whole(name, (long)low, (long)high, (long)step, isLog) : null;
        }

        Parameter.Categorical? Category()
        {
            ParameterValue?[] values = [.. attributes.GetProperty("choices").EnumerateArray().Select(ValueOf)];
            return values.Length > 0 && Array.TrueForAll(values, value => value is not null) && values.Distinct().Count() == values.Length
                ? new(name, [.. values!])
                : null;
        }
    }

    private static ParameterValue? ValueOf(JsonElement choice) => choice.ValueKind switch
    {
        JsonValueKind.String => choice.GetString()!,
        JsonValueKind.Number => choice.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static string Of(string name, string attributes) => $"{{\"name\": \"{name}\", \"attributes\": {{{attributes}}}}}";

    private static string Word(bool value) => value ? "true" : "false";

    private static string Choice(ParameterValue value) => value switch
    {
        ParameterValue.Text text => PythonText.Quoted(text.Value),
        ParameterValue.Flag flag => Word(flag.Value),
        ParameterValue.Number number => PythonText.Float(number.Value),
        _ => PythonText.Quoted(value.Canonical),
    };

    private static double? StepOf(Parameter.Real real)
    {
        if (real.Log || real.Step is not { } step)
        {
            return null;
        }

        // In decimals as they are written, as Optuna itself counts.
        var (low, high, by) = (ToDecimal(real.Low), ToDecimal(real.High), ToDecimal(step));
        return low is not null && high is not null && by is > 0 && (high - low) % by == 0 ? step : null;
    }

    private static long StepOf(Parameter.Whole whole) => whole.Log || (whole.High - whole.Low) % whole.Step != 0 ? 1 : whole.Step;

    private static decimal? ToDecimal(double value) =>
        decimal.TryParse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : null;
}
