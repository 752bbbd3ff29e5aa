using System.Globalization;
using System.Text;
using Tuning.Objectives;

namespace Tuning.Exchange;

/// <summary>
/// Writes a study as an Optuna journal (JournalStorage over JournalFileBackend, Optuna 3 and later): one operation a line, each
/// trial added whole. Constraints stand where Optuna's samplers look for them; times are UTC.
/// </summary>
public static class OptunaJournalWriter
{
    private const int Minimize = 1;
    private const int Maximize = 2;

    /// <summary>The journal.</summary>
    /// <param name="study">The study.</param>
    public static string Write(ExchangedStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var worker = PythonText.Quoted($"tune-{study.Name}");
        var text = new StringBuilder();
        var directions = study.Objectives.Select(objective => objective.Direction is ObjectiveDirection.Maximize ? Maximize : Minimize);
        Line(OptunaOperation.CreateStudy, $"\"study_name\":{PythonText.Quoted(study.Name)},\"directions\":[{string.Join(',', directions)}]");
        foreach (var (name, note) in study.Notes)
        {
            Line(OptunaOperation.SetStudyUserAttribute, $"\"study_id\":0,\"user_attr\":{{{PythonText.Quoted(name)}:{PythonText.Quoted(note)}}}");
        }

        foreach (var trial in study.Trials)
        {
            Line(OptunaOperation.CreateTrial, Trial(study, trial));
        }

        return text.ToString();

        void Line(OptunaOperation operation, string fields) =>
            text.Append(CultureInfo.InvariantCulture, $"{{\"op_code\":{(int)operation},\"worker_id\":{worker},{fields}}}").Append('\n');
    }

    private static string Trial(ExchangedStudy study, ExchangedTrial trial)
    {
        var state = StateOf(study, trial);
        double[] values = state is OptunaState.Complete ? [.. study.Objectives.Select(objective => trial.Values[objective.Metric])] : [];
        var active = study.Parameters.Where(parameter => trial.Point.TryGet(parameter.Name, out _)).ToArray();
        string[] members =
        [
            "\"study_id\":0",
            $"\"datetime_start\":{(state is not OptunaState.Waiting && trial.StartedAt is { } start ? Time(start) : "null")}",
            string.Create(CultureInfo.InvariantCulture, $"\"state\":{(int)state}"),
            $"\"value\":{(values.Length == 1 ? PythonText.Float(values[0]) : "null")}",
            $"\"values\":{(values.Length > 1 ? $"[{string.Join(',', values.Select(PythonText.Float))}]" : "null")}",
            .. state is not OptunaState.Waiting && trial.EndedAt is { } end ? [$"\"datetime_complete\":{Time(end)}"] : Array.Empty<string>(),
            $"\"distributions\":{{{string.Join(',', active.Select(parameter => $"{PythonText.Quoted(parameter.Name)}:{PythonText.Quoted(OptunaDistribution.Write(parameter))}"))}}}",
            $"\"params\":{{{string.Join(',', active.Select(parameter => $"{PythonText.Quoted(parameter.Name)}:{OptunaDistribution.WriteValue(parameter, trial.Point[parameter.Name])}"))}}}",
            $"\"user_attrs\":{{{string.Join(',', Attributes(trial))}}}",
            $"\"system_attrs\":{{{Constraints(study, trial)}}}",
            "\"intermediate_values\":{}",
        ];
        return string.Join(',', members);
    }

    // Without a zone, as Optuna reads and writes them.
    private static string Time(DateTimeOffset at) => PythonText.Quoted(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture));

    // Optuna takes what has a value and no violated constraint for feasible: without its objective, or with a limited metric that is
    // undefined, a completed trial is not.
    private static OptunaState StateOf(ExchangedStudy study, ExchangedTrial trial) => trial.State switch
    {
        TrialState.Completed when study.Objectives.All(objective => trial.Values.ContainsKey(objective.Metric)
            && objective.Constraints.All(constraint => trial.Values.ContainsKey(constraint.Metric))) => OptunaState.Complete,
        TrialState.Pruned => OptunaState.Pruned,
        null or TrialState.Reported => OptunaState.Waiting,
        _ => OptunaState.Fail,
    };

    private static IEnumerable<string> Attributes(ExchangedTrial trial)
    {
        foreach (var (name, value) in trial.Values)
        {
            yield return $"{PythonText.Quoted(name)}:{PythonText.Float(value)}";
        }

        if (trial.Error is { } error)
        {
            yield return $"\"error\":{PythonText.Quoted(error)}";
        }
    }

    // One number a bound, above 0 where it is violated; none where a limited metric is undefined, as a constraint has no such value.
    private static string Constraints(ExchangedStudy study, ExchangedTrial trial)
    {
        var numbers = new List<string>();
        foreach (var constraint in study.Objectives.SelectMany(objective => objective.Constraints))
        {
            if (!trial.Values.TryGetValue(constraint.Metric, out var value))
            {
                return "";
            }

            if (constraint.Min is { } min)
            {
                numbers.Add(PythonText.Float(min - value));
            }

            if (constraint.Max is { } max)
            {
                numbers.Add(PythonText.Float(value - max));
            }
        }

        return numbers.Count == 0 ? "" : $"\"constraints\":[{string.Join(',', numbers)}]";
    }
}
