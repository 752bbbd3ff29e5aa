using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Spaces;

namespace Tuning.Exchange;

/// <summary>
/// Reads an Optuna journal by carrying out its operations, as its storage does. Optuna declares no conditions: a parameter that
/// is missing in some trials is searched always, and those trials are left out.
/// </summary>
public sealed class OptunaJournalReader
{
    private const int Maximize = 2;

    private readonly List<OptunaStudyDraft> _studies = [];
    private readonly List<OptunaTrialDraft> _trials = [];
    private readonly List<SpecProblem> _problems = [];

    private OptunaJournalReader()
    {
    }

    /// <summary>Reads a journal.</summary>
    /// <param name="text">The journal.</param>
    /// <param name="study">The study to take; null for the only one.</param>
    public static ExchangeReading Read(string text, string? study)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new OptunaJournalReader();
        var lines = text.Split('\n');
        // What follows the last line break is a line that was not written whole.
        for (var i = 0; i < lines.Length - 1; i++)
        {
            reader.Apply(lines[i], i + 1);
        }

        return reader._problems.Count > 0 ? new(null, [.. reader._problems]) : reader.Choose(study);
    }

    private void Apply(string line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (!Apply(document.RootElement))
            {
                _problems.Add(new("op_code", document.RootElement.GetProperty("op_code").GetRawText(), "an operation of an Optuna journal, 0 to 9", number));
            }
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentOutOfRangeException)
        {
            _problems.Add(new("journal", line.Length > 60 ? line[..60] + "..." : line, "a line of an Optuna journal", number));
        }
    }

    private bool Apply(JsonElement log)
    {
        switch ((OptunaOperation)log.GetProperty("op_code").GetInt32())
        {
            case OptunaOperation.CreateStudy:
                AddStudy(log);
                return true;
            case OptunaOperation.DeleteStudy:
                StudyOf(log).IsDeleted = true;
                return true;
            case OptunaOperation.CreateTrial:
                AddTrial(log);
                return true;
            case OptunaOperation.SetTrialParameter:
                SetParameter(
                    TrialOf(log),
                    log.GetProperty("param_name").GetString()!,
                    log.GetProperty("distribution").GetString()!,
                    log.GetProperty("param_value_internal").GetDouble());
                return true;
            case OptunaOperation.SetTrialState:
                var trial = TrialOf(log);
                trial.State = (OptunaState)log.GetProperty("state").GetInt32();
                trial.Values = ValuesOf(log.GetProperty("values")) ?? trial.Values;
                return true;
            case OptunaOperation.SetStudyUserAttribute:
            case OptunaOperation.SetStudySystemAttribute:
            case OptunaOperation.SetTrialIntermediateValue:
            case OptunaOperation.SetTrialUserAttribute:
            case OptunaOperation.SetTrialSystemAttribute:
                return true;
            default:
                return false;
        }
    }

    private void AddStudy(JsonElement log)
    {
        var name = log.GetProperty("study_name").GetString()!;
        if (!_studies.Exists(study => !study.IsDeleted && string.Equals(study.Name, name, StringComparison.Ordinal)))
        {
            _studies.Add(new(name, [.. log.GetProperty("directions").EnumerateArray().Select(direction => direction.GetInt32())]));
        }
    }

    private void AddTrial(JsonElement log)
    {
        var trial = new OptunaTrialDraft();
        if (log.TryGetProperty("state", out var state))
        {
            trial.State = (OptunaState)state.GetInt32();
        }

        if (log.TryGetProperty("params", out var values) && log.TryGetProperty("distributions", out var distributions))
        {
            foreach (var entry in values.EnumerateObject())
            {
                SetParameter(trial, entry.Name, distributions.GetProperty(entry.Name).GetString()!, entry.Value.GetDouble());
            }
        }

        trial.Values = (log.TryGetProperty("values", out var several) ? ValuesOf(several) : null)
            ?? (log.TryGetProperty("value", out var single) && single.ValueKind is JsonValueKind.Number ? [single.GetDouble()] : null);
        StudyOf(log).Trials.Add(trial);
        _trials.Add(trial);
    }

    private static void SetParameter(OptunaTrialDraft trial, string name, string distribution, double kept)
    {
        if (OptunaDistribution.Read(name, distribution) is { } parameter && OptunaDistribution.ReadValue(parameter, kept) is { } value)
        {
            trial.Parameters[name] = (parameter, value);
        }
        else
        {
            throw new FormatException($"{distribution} is no distribution that can be searched.");
        }
    }

    private static double[]? ValuesOf(JsonElement values) => values.ValueKind is JsonValueKind.Array
        ? [.. values.EnumerateArray().Select(value => value.GetDouble())]
        : null;

    private OptunaStudyDraft StudyOf(JsonElement log) => _studies[log.GetProperty("study_id").GetInt32()];

    private OptunaTrialDraft TrialOf(JsonElement log) => _trials[log.GetProperty("trial_id").GetInt32()];

    private ExchangeReading Choose(string? name)
    {
        var there = _studies.Where(study => !study.IsDeleted).ToArray();
        var chosen = there.Where(study => name is null || string.Equals(study.Name, name, StringComparison.Ordinal)).ToArray();
        return chosen is [var only]
            ? Take(only)
            : new(null, [new("study", name, there.Length == 0
                ? "a journal with a study"
                : $"one of the studies of the journal: {string.Join(", ", there.Select(study => study.Name))}")]);
    }

    private static ExchangeReading Take(OptunaStudyDraft study)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        var parameters = ParametersOf(study);
        if (parameters.IsEmpty)
        {
            return new(null, [new("study", study.Name, "a study with a trial that has parameters")]);
        }

        ImmutableArray<Objective> objectives =
        [
            .. study.Directions.Select((direction, i) => new Objective(
                study.Directions.Length == 1 ? "value" : string.Create(CultureInfo.InvariantCulture, $"value{i}"),
                direction == Maximize ? ObjectiveDirection.Maximize : ObjectiveDirection.Minimize,
                [])),
        ];
        var trials = ImmutableArray.CreateBuilder<ExchangedTrial>();
        var left = 0;
        for (var number = 0; number < study.Trials.Count; number++)
        {
            var trial = study.Trials[number];
            if (parameters.All(parameter => trial.Parameters.ContainsKey(parameter.Name)))
            {
                trials.Add(Show(number, trial, objectives));
            }
            else
            {
                left++;
            }
        }

        if (left > 0)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{left} trials lack a parameter that others have and were left out: Optuna declares no conditions; add when: to the session file"));
        }

        return new(new ExchangedStudy(study.Name, parameters, objectives, trials.ToImmutable()), []) { Warnings = warnings.ToImmutable() };
    }

    // A range that changed from trial to trial is taken at its widest.
    private static ImmutableArray<Parameter> ParametersOf(OptunaStudyDraft study)
    {
        var found = new List<Parameter>();
        foreach (var (parameter, _) in study.Trials.SelectMany(trial => trial.Parameters.Values))
        {
            var index = found.FindIndex(known => string.Equals(known.Name, parameter.Name, StringComparison.Ordinal));
            if (index < 0)
            {
                found.Add(parameter);
            }
            else
            {
                found[index] = Widest(found[index], parameter);
            }
        }

        return [.. found];
    }

    private static Parameter Widest(Parameter known, Parameter other) => (known, other) switch
    {
        (Parameter.Real one, Parameter.Real two) => one with { Low = Math.Min(one.Low, two.Low), High = Math.Max(one.High, two.High) },
        (Parameter.Whole one, Parameter.Whole two) => one with { Low = Math.Min(one.Low, two.Low), High = Math.Max(one.High, two.High) },
        _ => known,
    };

    private static ExchangedTrial Show(int number, OptunaTrialDraft trial, ImmutableArray<Objective> objectives)
    {
        TrialState? state = trial.State switch
        {
            OptunaState.Complete => TrialState.Completed,
            OptunaState.Pruned => TrialState.Pruned,
            OptunaState.Fail => TrialState.Failed,
            _ => null,
        };
        var values = trial.State is OptunaState.Complete && trial.Values is { } known
            ? objectives.Zip(known, (objective, value) => KeyValuePair.Create(objective.Metric, value)).Where(pair => double.IsFinite(pair.Value))
            : [];
        return new(
            number,
            new ParameterSet(trial.Parameters.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Value))),
            state,
            values.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }
}
