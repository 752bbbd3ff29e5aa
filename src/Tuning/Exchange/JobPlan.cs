using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Spaces;

namespace Tuning.Exchange;

/// <summary>A job plan of JSON lines, {job_id, config, output_json}: one parameter set a line.</summary>
public static class JobPlan
{
    /// <summary>Writes the trials of a study as jobs.</summary>
    /// <param name="study">The study; its trials hold their fixed values.</param>
    public static string Write(ExchangedStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var text = new StringBuilder();
        foreach (var trial in study.Trials)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{study.Name}-{trial.Number:000000}");
            text.Append(CultureInfo.InvariantCulture, $"{{\"job_id\":{PythonText.Quoted(id)},\"config\":{trial.Point.Canonical},\"output_json\":{PythonText.Quoted($"{id}.json")}}}").Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Reads a job plan: what is the same in every job is fixed, of everything else the values that occur are searched.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="name">What the study is called.</param>
    /// <param name="objective">What is optimised.</param>
    public static ExchangeReading Read(string text, string name, Objective objective)
    {
        ArgumentNullException.ThrowIfNull(text);
        var problems = ImmutableArray.CreateBuilder<SpecProblem>();
        var jobs = new List<(string Id, ParameterSet Point)>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                Read(line, number, jobs, problems);
            }
        }

        if (problems.Count == 0 && jobs.Count == 0)
        {
            problems.Add(new("jobs", null, "at least one line {job_id, config, output_json}"));
        }

        return problems.Count > 0 ? new(null, problems.ToImmutable()) : StudyOf(name, objective, jobs);
    }

    private static void Read(
        string line, int number, List<(string Id, ParameterSet Point)> jobs, ImmutableArray<SpecProblem>.Builder problems)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var id = document.RootElement.GetProperty("job_id").ToString();
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(document.RootElement.GetProperty("config").GetRawText()));
            reader.Read();
            var point = new ParameterSetConverter().Read(ref reader, typeof(ParameterSet), JsonSerializerOptions.Default);
            if (jobs.Exists(job => string.Equals(job.Id, id, StringComparison.Ordinal)))
            {
                problems.Add(new("job_id", id, "an id that no other line has", number));
            }
            else
            {
                jobs.Add((id, point));
            }
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            problems.Add(new("job", line.Length > 60 ? line[..60] + "..." : line, "{job_id, config, output_json} with a config of numbers, texts and flags by name", number));
        }
    }

    private static ExchangeReading StudyOf(string name, Objective objective, List<(string Id, ParameterSet Point)> jobs)
    {
        string[] names = [.. jobs.SelectMany(job => job.Point.Select(pair => pair.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var lacking = names.Where(parameter => jobs.Exists(job => !job.Point.TryGet(parameter, out _))).ToArray();
        if (lacking.Length > 0)
        {
            return new(null, [.. lacking.Select(parameter => new SpecProblem($"config.{parameter}", null, "a value in every job, or in none"))]);
        }

        var parameters = ImmutableArray.CreateBuilder<Parameter>();
        var constants = new List<KeyValuePair<string, ParameterValue>>();
        foreach (var parameter in names)
        {
            ParameterValue[] values = [.. jobs.Select(job => job.Point[parameter]).Distinct()];
            if (values.Length == 1)
            {
                constants.Add(KeyValuePair.Create(parameter, values[0]));
            }
            else
            {
                parameters.Add(ParameterOf(parameter, values));
            }
        }

        var distinct = jobs.DistinctBy(job => job.Point).ToArray();
        var grid = names.Aggregate(1.0, (product, parameter) => product * jobs.Select(job => job.Point[parameter]).Distinct().Count());
        var warnings = ImmutableArray.CreateBuilder<string>();
        if (distinct.Length < jobs.Count)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{jobs.Count - distinct.Length} jobs repeat the parameters of another: equal points are evaluated once"));
        }

        if (grid > distinct.Length)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"the {distinct.Length} jobs are a part of the grid of their values, which has {grid} points and is searched whole"));
        }

        return new(
            new ExchangedStudy(name, parameters.ToImmutable(), [objective], [
                .. distinct.Select((job, i) => new ExchangedTrial(i, job.Point, null, ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal))),
            ])
            {
                Fixed = new ParameterSet(constants),
            },
            [])
        {
            Warnings = warnings.ToImmutable(),
        };
    }

    // Numbers at equal distances are a range with a step; all others are a list.
    private static Parameter ParameterOf(string name, ParameterValue[] values)
    {
        if (!Array.TrueForAll(values, value => value is ParameterValue.Number))
        {
            return new Parameter.Categorical(name, [.. values]);
        }

        double[] numbers = [.. values.Select(value => ((ParameterValue.Number)value).Value).Order()];
        var step = (decimal)numbers[1] - (decimal)numbers[0];
        return numbers.Zip(numbers.Skip(1)).All(pair => (decimal)pair.Second - (decimal)pair.First == step)
            ? new Parameter.Real(name, numbers[0], numbers[^1], (double)step)
            : new Parameter.Categorical(name, [.. numbers.Select(number => (ParameterValue)number)]);
    }
}
