using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Tuning.Cli.Outcomes;
using Tuning.Spaces;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Sweeps;

/// <summary>
/// The heat map of a sweep in characters: the first parameter down, the second across, and of further ones the best value. Each
/// cell holds a digit, 0 the least and 9 the best of the feasible values, so that it reads the same without colour. Where some
/// values are below zero and the best is above, 0 is where profit begins and a dash stands for a loss.
/// </summary>
/// <param name="space">What was swept.</param>
/// <param name="metric">What is shown.</param>
/// <param name="ranking">Every completed trial, best first.</param>
/// <param name="plateau">The middle of the best plateau; null where there is none.</param>
internal sealed class SweepMap(
    Space space, string metric, ImmutableArray<BestTrial> ranking, (BestTrial Trial, double Mean)? plateau)
{
    private const int WidestCell = 3;
    private const int Down = 0;

    private readonly int? _across = space.Dimensions > 1 ? 1 : null;
    private readonly double[] _feasible = [.. ranking.Where(trial => trial.Feasible).Select(trial => trial.Metrics[metric])];

    private bool LosesBelowZero => _feasible is [> 0, ..] && _feasible[^1] < 0;

    /// <summary>Writes the map with its legend.</summary>
    /// <param name="page">The page.</param>
    public void WriteTo(Page page)
    {
        var (rows, columns) = ((int)space.Axes[Down].Count!.Value, _across is { } across ? (int)space.Axes[across].Count!.Value : 1);
        string[] labels = [.. Enumerable.Range(0, rows).Select(row => TextOf(Down, row))];
        var margin = Math.Max(labels.Max(label => label.Length), space.Parameters[Down].Name.Length) + 1;
        var room = Math.Max(1, page.Width - margin - 1);
        var merged = (columns + room - 1) / room;
        var shown = (columns + merged - 1) / merged;
        var width = Math.Clamp(room / shown, 1, WidestCell);
        var cells = Cells(rows, columns, merged, shown);
        page.Line($"{space.Parameters[Down].Name.PadRight(margin)}{(_across is { } name ? $"{space.Parameters[name].Name}, from {TextOf(name, 0)} to {TextOf(name, columns - 1)}" : "")}");
        for (var row = rows - 1; row >= 0; row--)
        {
            var line = new StringBuilder(labels[row].PadLeft(margin - 1)).Append(' ');
            for (var column = 0; column < shown; column++)
            {
                line.Append(Draw(page, cells[row, column], width));
            }

            page.Line(line.ToString().TrimEnd());
        }

        if (_across is { } second)
        {
            page.Line(new string(' ', margin) + Scale(second, columns, merged, shown, width));
        }

        page.Line(LosesBelowZero
            ? "- below zero, 0-9 zero to best of the feasible, * the best, o the best plateau"
            : "0-9 worst to best of the feasible, * the best, o the best plateau");
        page.Line(". violates a constraint, x forbidden or not evaluated");
        if (merged > 1)
        {
            page.Line($"the terminal is narrow: each column holds the best of {merged.ToString(CultureInfo.InvariantCulture)} values");
        }

        if (space.Dimensions > 2)
        {
            page.Line($"each cell holds the best over {string.Join(", ", space.Parameters.Skip(2).Select(parameter => parameter.Name))}");
        }
    }

    private SweepCell[,] Cells(int rows, int columns, int merged, int shown)
    {
        var cells = new SweepCell[rows, shown];
        var worst = LosesBelowZero ? 0 : _feasible.LastOrDefault();
        // Best first: the first trial of a cell is its best.
        foreach (var trial in ranking)
        {
            var (row, column) = PlaceOf(trial, merged);
            if (cells[row, column].Kind is SweepCellKind.Nothing)
            {
                cells[row, column] = !trial.Feasible
                    ? new SweepCell(SweepCellKind.Violating, 0)
                    : LosesBelowZero && trial.Metrics[metric] < 0
                        ? new SweepCell(SweepCellKind.Losing, 0)
                        : new SweepCell(SweepCellKind.Feasible, Level(trial.Metrics[metric], worst, _feasible[0]));
            }
        }

        if (plateau is { } middle)
        {
            var (row, column) = PlaceOf(middle.Trial, merged);
            cells[row, column] = cells[row, column] with { Kind = SweepCellKind.Plateau };
        }

        if (ranking[0].Feasible)
        {
            var (row, column) = PlaceOf(ranking[0], merged);
            cells[row, column] = cells[row, column] with { Kind = SweepCellKind.Best };
        }

        return cells;
    }

    // In tenths of the way from the worst value that is shown to the best, whichever of the two is larger.
    private static int Level(double value, double worst, double best) =>
        best == worst ? 9 : Math.Clamp((int)(10 * (value - worst) / (best - worst)), 0, 9);

    private (int Row, int Column) PlaceOf(BestTrial trial, int merged) =>
        ((int)IndexOf(Down, trial), _across is { } across ? (int)IndexOf(across, trial) / merged : 0);

    private long IndexOf(int index, BestTrial trial) =>
        space.Axes[index].IndexAt(space.Axes[index].Encode(trial.Parameters[space.Parameters[index].Name]));

    private string TextOf(int index, int value) => space.Axes[index].Decode(space.Axes[index].CoordinateOf(value)).Canonical;

    // Texts under the columns that they belong to, as many as fit.
    private string Scale(int index, int columns, int merged, int shown, int width)
    {
        var line = new StringBuilder();
        for (var column = 0; column < shown; column++)
        {
            var text = TextOf(index, Math.Min(columns - 1, column * merged));
            var start = Math.Max(0, ((column + 1) * width) - text.Length);
            if (line.Length == 0 || start > line.Length)
            {
                line.Append(' ', start - line.Length).Append(text);
            }
        }

        return line.ToString();
    }

    private static string Draw(Page page, SweepCell cell, int width)
    {
        var sign = cell.Kind switch
        {
            SweepCellKind.Best => "*",
            SweepCellKind.Plateau => "o",
            SweepCellKind.Feasible => cell.Level.ToString(CultureInfo.InvariantCulture),
            SweepCellKind.Losing => "-",
            SweepCellKind.Violating => ".",
            _ => "x",
        };
        var text = sign.PadLeft(width);
        return cell.Kind is SweepCellKind.Nothing or SweepCellKind.Violating or SweepCellKind.Losing ? text : page.Coloured(CodeOf(cell.Level), text);
    }

    // From a dark blue to a light yellow, each told apart from its neighbours with any kind of colour vision.
    private static string CodeOf(int level)
    {
        ReadOnlySpan<int> backgrounds = [17, 18, 24, 30, 36, 71, 107, 143, 179, 221];
        return string.Create(CultureInfo.InvariantCulture, $"48;5;{backgrounds[level]};38;5;{(level < 5 ? 255 : 16)}");
    }
}
