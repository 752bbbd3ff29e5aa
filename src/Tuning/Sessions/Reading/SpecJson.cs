using System.Globalization;
using System.Text;
using System.Text.Json;
using Tuning.Objectives;
using Tuning.Sessions.Schema;
using Tuning.Spaces;

namespace Tuning.Sessions.Reading;

/// <summary>Writes a session as a session file in JSON with every default stated; reading it gives the same session.</summary>
public static class SpecJson
{
    /// <summary>The session file.</summary>
    /// <param name="spec">The session.</param>
    public static string Write(SessionSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", 1);
            writer.WriteString("name", spec.Name);
            WriteStrategy(writer, spec);
            WriteDatasets(writer, spec);
            writer.WriteString("across", Words.Of(spec.Across));
            WriteSpace(writer, spec);
            Raw(writer, "fixed", spec.Fixed.Canonical);
            Raw(writer, "environment", spec.Environment.Canonical);
            WriteEnqueued(writer, spec);
            WriteSampler(writer, spec.Sampler);
            WriteBudget(writer, spec.Budget);
            WriteKind(writer, "pruning", Words.Of(spec.Pruning));
            WriteStopping(writer, spec.Stopping);
            WriteObjective(writer, spec.Objective);
            WriteValidation(writer, spec.Validation);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteStrategy(Utf8JsonWriter writer, SessionSpec spec)
    {
        if (spec.External is not { } external)
        {
            writer.WriteString("strategy", spec.Strategy);
            return;
        }

        writer.WriteStartObject("strategy");
        writer.WriteString("kind", spec.Strategy);
        switch (external)
        {
            case ExternalSpec.Command command:
                WriteCommand(writer, command);
                WriteLimits(writer, command.Workers, command.Timeout);
                break;
            case ExternalSpec.Http http:
                writer.WriteString("url", http.Url);
                WriteLimits(writer, http.Workers, http.Timeout);
                break;
        }

        writer.WriteEndObject();
    }

    private static void WriteCommand(Utf8JsonWriter writer, ExternalSpec.Command command)
    {
        if (command.Entry is { } entry)
        {
            writer.WriteString("command", entry);
        }
        else
        {
            writer.WriteStartArray("command");
            foreach (var word in command.Words)
            {
                writer.WriteStringValue(word);
            }

            writer.WriteEndArray();
        }

        writer.WriteString("mode", Words.Of(command.Mode));
    }

    private static void WriteLimits(Utf8JsonWriter writer, int workers, TimeSpan? timeout)
    {
        writer.WriteNumber("workers", workers);
        if (timeout is { } longest)
        {
            writer.WriteString("timeout", IsoDuration.Format(longest));
        }
    }

    // Left out where there is none, so that plans without keep the hash that they had before there were any.
    private static void WriteEnqueued(Utf8JsonWriter writer, SessionSpec spec)
    {
        if (!spec.Enqueue.IsEmpty)
        {
            Raw(writer, "enqueue", $"[{string.Join(',', spec.Enqueue.Select(point => point.Canonical))}]");
        }
    }

    private static void WriteStopping(Utf8JsonWriter writer, StoppingSpec stopping)
    {
        if (stopping.Kind is StoppingKind.None)
        {
            return;
        }

        writer.WriteStartObject("stopping");
        writer.WriteString("kind", Words.Of(stopping.Kind));
        writer.WriteNumber("patience", stopping.Patience);
        Number(writer, "tolerance", stopping.Tolerance);
        writer.WriteEndObject();
    }

    private static void WriteDatasets(Utf8JsonWriter writer, SessionSpec spec)
    {
        if (spec.Datasets.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("datasets");
        foreach (var dataset in spec.Datasets)
        {
            WriteDataset(writer, dataset);
        }

        writer.WriteEndArray();
    }

    private static void WriteDataset(Utf8JsonWriter writer, DatasetReference dataset)
    {
        var place = dataset switch
        {
            DatasetReference.File file => file.Path,
            DatasetReference.Content content => $"sha256:{content.Sha256}",
            _ => null,
        };
        if (place is not null && dataset.Market is null)
        {
            writer.WriteStringValue(place);
            return;
        }

        writer.WriteStartObject();
        if (place is not null)
        {
            writer.WriteString("path", place);
        }
        else if (dataset is DatasetReference.Generated generated)
        {
            Raw(writer, "generate", generated.Settings.Canonical);
        }

        if (dataset.Market is { } market)
        {
            writer.WriteString("market", market);
        }

        writer.WriteEndObject();
    }

    private static void WriteSpace(Utf8JsonWriter writer, SessionSpec spec)
    {
        writer.WriteStartObject("space");
        foreach (var parameter in spec.Parameters)
        {
            writer.WriteStartObject(parameter.Name);
            switch (parameter)
            {
                case Parameter.Real real:
                    WriteRange(writer, "float", real.Low, real.High, real.Step, real.Log);
                    break;
                case Parameter.Whole whole:
                    WriteRange(writer, "int", whole.Low, whole.High, whole.Step, whole.Log);
                    break;
                case Parameter.Categorical categorical:
                    writer.WriteString("type", "categorical");
                    Raw(writer, "values", new ParameterValue.Sequence(categorical.Values).Canonical);
                    if (categorical.Ordered)
                    {
                        writer.WriteBoolean("ordered", true);
                    }

                    break;
            }

            if (!parameter.When.IsEmpty)
            {
                writer.WriteStartObject("when");
                foreach (var condition in parameter.When)
                {
                    Raw(writer, condition.Parent, new ParameterValue.Sequence(condition.Allowed).Canonical);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteRange(Utf8JsonWriter writer, string type, double low, double high, double? step, bool log)
    {
        writer.WriteString("type", type);
        Number(writer, "low", low);
        Number(writer, "high", high);
        if (step is { } distance)
        {
            Number(writer, "step", distance);
        }

        writer.WriteBoolean("log", log);
    }

    private static void WriteSampler(Utf8JsonWriter writer, SamplerSpec sampler)
    {
        writer.WriteStartObject("sampler");
        writer.WriteString("kind", Words.Of(sampler.Kind));
        writer.WriteNumber("seed", sampler.Seed);
        writer.WriteNumber("batch", sampler.BatchSize);
        writer.WriteEndObject();
    }

    private static void WriteBudget(Utf8JsonWriter writer, BudgetSpec budget)
    {
        writer.WriteStartObject("budget");
        writer.WriteNumber("trials", budget.Trials);
        writer.WriteString("sessionTimeout", IsoDuration.Format(budget.SessionTimeout));
        writer.WriteString("trialTimeout", IsoDuration.Format(budget.TrialTimeout));
        writer.WriteNumber("maxParallel", budget.MaxParallel);
        Number(writer, "maxFailedShare", budget.MaxFailedShare);
        writer.WriteEndObject();
    }

    private static void WriteObjective(Utf8JsonWriter writer, Objective objective)
    {
        writer.WriteStartObject("objective");
        writer.WriteString("metric", objective.Metric);
        writer.WriteString("direction", Words.Of(objective.Direction));
        writer.WriteStartArray("constraints");
        foreach (var constraint in objective.Constraints)
        {
            writer.WriteStartObject();
            writer.WriteString("metric", constraint.Metric);
            if (constraint.Min is { } min)
            {
                Number(writer, "min", min);
            }

            if (constraint.Max is { } max)
            {
                Number(writer, "max", max);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteValidation(Utf8JsonWriter writer, ValidationSpec validation)
    {
        if (validation.Kind is ValidationKind.None)
        {
            WriteKind(writer, "validation", Words.Of(validation.Kind));
            return;
        }

        writer.WriteStartObject("validation");
        writer.WriteString("kind", Words.Of(validation.Kind));
        writer.WriteString("train", validation.Train);
        writer.WriteString("test", validation.Test);
        writer.WriteString("step", validation.Step);
        writer.WriteBoolean("anchored", validation.Anchored);
        writer.WriteBoolean("reducedLast", validation.ReducedLast);
        writer.WriteString("gap", validation.Gap);
        writer.WriteString("holdout", validation.Holdout);
        writer.WriteString("final", validation.Final);
        writer.WriteNumber("minTrades", validation.MinTrades);
        writer.WriteEndObject();
    }

    private static void WriteKind(Utf8JsonWriter writer, string name, string kind)
    {
        writer.WriteStartObject(name);
        writer.WriteString("kind", kind);
        writer.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter writer, string name, double value) =>
        Raw(writer, name, value.ToString("R", CultureInfo.InvariantCulture));

    private static void Raw(Utf8JsonWriter writer, string name, string json)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(json);
    }
}
