using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Encodings.Web;
using Tuning.Exchange;
using Tuning.Objectives;
using Tuning.Sessions.Schema;
using Tuning.Spaces;

namespace Tuning.Cli.Exchange;

/// <summary>A session file for a study of another program.</summary>
/// <param name="study">The study.</param>
/// <param name="heading">What it was read from, in one line.</param>
internal sealed class SessionText(ExchangedStudy study, string heading)
{
    /// <summary>Name of the strategy; null for trials that another program evaluates.</summary>
    public string? Strategy { get; init; }

    /// <summary>The data; null for none.</summary>
    public string? Data { get; init; }

    /// <summary>Whether every point of the grid is to be evaluated.</summary>
    public bool IsGrid { get; init; }

    /// <summary>The session file, YAML.</summary>
    public string ToYaml()
    {
        var text = new StringBuilder();
        Line($"# {heading}");
        Line($"schemaVersion: 1");
        Line($"name: {NameOf(study.Name)}");
        if (Strategy is not null)
        {
            Line($"strategy: {Strategy}");
        }

        if (Data is not null)
        {
            Line($"datasets: [{Quoted(Data)}]");
        }

        Line($"space:");
        foreach (var parameter in study.Parameters)
        {
            Line($"  {Quoted(parameter.Name)}: {Shape(parameter)}");
        }

        if (study.Fixed.Count > 0)
        {
            Line($"fixed: {study.Fixed.Canonical}");
        }

        Line($"sampler: {{kind: {(IsGrid ? "grid" : "auto")}}}");
        Line($"budget: {{trials: {Math.Max(study.Trials.Length, IsGrid ? Points() : 200)}}}");
        Line($"objective: {(study.Objectives is [var only] ? Shape(only) : $"[{string.Join(", ", study.Objectives.Select(Shape))}]")}");
        if (Strategy is not null)
        {
            Line($"# In sample: the result says so wherever it appears. Without this line each choice is tested walk-forward.");
            Line($"validation: {{kind: none}}");
        }

        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    // Every value that occurs with every other one.
    private int Points() => (int)Math.Min(1_000_000, study.Parameters.Aggregate(1.0, (product, parameter) =>
        product * study.Trials.Select(trial => trial.Point[parameter.Name]).Distinct().Count()));

    private static string Shape(Objective objective)
    {
        var constraints = objective.Constraints.Select(constraint => string.Create(
            CultureInfo.InvariantCulture,
            $"{{metric: {Quoted(constraint.Metric)}{(constraint.Min is { } min ? $", min: {min:R}" : "")}{(constraint.Max is { } max ? $", max: {max:R}" : "")}}}"));
        return $"{{metric: {Quoted(objective.Metric)}, direction: {Words.Of(objective.Direction)}{(objective.Constraints.IsEmpty ? "" : $", constraints: [{string.Join(", ", constraints)}]")}}}";
    }

    private static string Shape(Parameter parameter) => parameter switch
    {
        Parameter.Real real => string.Create(
            CultureInfo.InvariantCulture, $"{{type: float, low: {real.Low:R}, high: {real.High:R}{(real.Step is { } step ? $", step: {step:R}" : "")}{(real.Log ? ", log: true" : "")}}}"),
        Parameter.Whole whole => string.Create(
            CultureInfo.InvariantCulture, $"{{type: int, low: {whole.Low}, high: {whole.High}{(whole.Step > 1 ? $", step: {whole.Step}" : "")}{(whole.Log ? ", log: true" : "")}}}"),
        Parameter.Categorical category => $"{{type: categorical, values: [{string.Join(", ", category.Values.Select(value => value.Canonical))}]}}",
        _ => throw new ArgumentException($"Unknown kind of parameter: {parameter.GetType().Name}.", nameof(parameter)),
    };

    private static string Quoted(string value) => $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>The letters that a name may have.</summary>
    private static string NameOf(string name)
    {
        var letters = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-')).Trim('-', '.');
        letters = letters.Length > 60 ? letters[..60] : letters;
        return letters.Length > 0 && char.IsAsciiLetter(letters[0]) ? letters : $"study-{letters}".TrimEnd('-');
    }
}
