using System.Globalization;
using System.Text;
using Tuning.Sessions.Schema;
using Tuning.Spaces;

namespace TuningFunctions.Http;

/// <summary>Trials as CSV (RFC 4180): one column a parameter and a metric, numbers in their shortest round-trip text.</summary>
public sealed class CsvTable
{
    private readonly List<IReadOnlyDictionary<string, string>> _rows = [];
    private readonly string[] _first;

    /// <summary>Begins a table.</summary>
    /// <param name="first">The columns that every row has, in order; the others follow by name.</param>
    public CsvTable(params string[] first) => _first = first;

    /// <summary>Adds a trial to a table that begins with fold, trial, batch, state, errorType and errorMessage.</summary>
    /// <param name="trial">The trial.</param>
    public void Add(TrialAnswer trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        Add(
            [
                Text(trial.Fold), Text(trial.Trial), Text(trial.Batch), trial.State is { } state ? Words.Of(state) : "",
                trial.ErrorType ?? "", trial.ErrorMessage ?? "",
            ],
            trial.Parameters,
            trial.Metrics);
    }

    /// <summary>Adds a row.</summary>
    /// <param name="fixedCells">One text for each of the first columns.</param>
    /// <param name="parameters">The point.</param>
    /// <param name="metrics">The metrics that are defined.</param>
    public void Add(IReadOnlyList<string> fixedCells, ParameterSet parameters, IEnumerable<KeyValuePair<string, double>> metrics)
    {
        ArgumentNullException.ThrowIfNull(fixedCells);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(metrics);
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < _first.Length; i++)
        {
            row[_first[i]] = fixedCells[i];
        }

        foreach (var (name, value) in parameters)
        {
            row[$"parameter.{name}"] = value is ParameterValue.Text text ? text.Value : value.Canonical;
        }

        foreach (var (name, value) in metrics)
        {
            row[$"metric.{name}"] = value.ToString("R", CultureInfo.InvariantCulture);
        }

        _rows.Add(row);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        string[] columns = [.. _first, .. _rows.SelectMany(row => row.Keys).Except(_first, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var text = new StringBuilder();
        text.AppendJoin(',', columns.Select(Cell)).Append("\r\n");
        foreach (var row in _rows)
        {
            text.AppendJoin(',', columns.Select(column => Cell(row.GetValueOrDefault(column, "")))).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // A text that begins like a formula would be run by a spreadsheet.
    private static string Cell(string value)
    {
        var text = value is ['=' or '@' or '\t', ..] ? "'" + value : value;
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
