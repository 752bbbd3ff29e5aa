using Tuning.Sessions;

namespace Tuning.Validation.Splits;

/// <summary>The lengths of a session file, read and in one unit.</summary>
/// <param name="Unit">What they count: nanoseconds or rows.</param>
/// <param name="Shape">Train, test, step and gap.</param>
/// <param name="Holdout">Length of the holdout.</param>
internal sealed record WalkForwardLengths(WindowUnit Unit, WalkForwardShape Shape, long Holdout)
{
    private const string Auto = "auto";

    /// <summary>What every length is a multiple of: an hour or a row.</summary>
    public long Quantum => Unit is WindowUnit.Rows ? 1 : WindowLength.HourNs;

    /// <summary>Reads the lengths; what is wrong goes to the problems.</summary>
    public static WalkForwardLengths? Read(ValidationSpec spec, SplitSource source, List<SpecProblem> problems)
    {
        var train = Length("train", spec.Train, null, problems);
        var unit = train?.Unit ?? WindowUnit.Time;
        var test = Length("test", spec.Test, unit, problems);
        var step = Length("step", spec.Step, unit, problems);
        var holdout = Length("holdout", spec.Holdout, unit, problems);
        var gap = GapOf(spec.Gap, unit, source, problems);
        if (step < test)
        {
            problems.Add(new SpecProblem("validation.step", spec.Step, $"at least the test window, {spec.Test}, so that no row is tested twice"));
        }

        return train is null || test is null || step is null || holdout is null || gap is null
            ? null
            : new WalkForwardLengths(
                unit,
                new WalkForwardShape(train.Value.Amount, test.Value, step.Value, gap.Value)
                {
                    IsAnchored = spec.Anchored,
                    HasReducedLast = spec.ReducedLast,
                },
                holdout.Value);
    }

    /// <summary>A length as session files spell it.</summary>
    public string Text(long amount) => new WindowLength(Unit, amount).ToString();

    private static WindowLength? Length(string name, string text, List<SpecProblem> problems, bool mayBeZero)
    {
        var length = WindowLength.Parse(text);
        var isWhole = length is { Unit: WindowUnit.Rows } || length?.Amount % WindowLength.HourNs == 0;
        if (length is null || !isWhole || (length.Value.Amount == 0 && !mayBeZero))
        {
            problems.Add(new SpecProblem($"validation.{name}", text, mayBeZero
                ? "auto, whole hours such as PT1H, or rows such as \"100 rows\""
                : "whole hours such as PT24H from PT1H on, or rows such as \"20000 rows\""));
            return null;
        }

        return length;
    }

    private static WindowLength? Length(string name, string text, WindowUnit? unit, List<SpecProblem> problems)
    {
        var length = Length(name, text, problems, mayBeZero: false);
        return InUnit(name, text, length, unit, problems);
    }

    private static long? Length(string name, string text, WindowUnit unit, List<SpecProblem> problems) =>
        Length(name, text, (WindowUnit?)unit, problems)?.Amount;

    private static WindowLength? InUnit(string name, string text, WindowLength? length, WindowUnit? unit, List<SpecProblem> problems)
    {
        if (length is { } read && unit is { } wanted && read.Unit != wanted)
        {
            problems.Add(new SpecProblem($"validation.{name}", text, wanted is WindowUnit.Rows ? "rows, as validation.train" : "a duration, as validation.train"));
            return null;
        }

        return length;
    }

    // The automatic gap covers what a trade depends on, in whole hours or rows.
    private static long? GapOf(string text, WindowUnit unit, SplitSource source, List<SpecProblem> problems)
    {
        if (string.Equals(text, Auto, StringComparison.Ordinal))
        {
            return unit is WindowUnit.Rows
                ? (long)Math.Ceiling(source.PurgeNs / (double)WindowLength.HourNs * source.RowsPerHour)
                : (source.PurgeNs + WindowLength.HourNs - 1) / WindowLength.HourNs * WindowLength.HourNs;
        }

        return InUnit("gap", text, Length("gap", text, problems, mayBeZero: true), unit, problems)?.Amount;
    }
}
