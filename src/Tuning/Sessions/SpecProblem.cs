namespace Tuning.Sessions;

/// <summary>One thing that is wrong with a session file.</summary>
/// <param name="Path">Where it stands, such as <c>space.entryBps.low</c> or <c>datasets[0]</c>; <c>$</c> for the whole file.</param>
/// <param name="Value">What was found, as text; null when something is missing.</param>
/// <param name="Allowed">What is allowed there.</param>
/// <param name="Line">Line of the file, from 1; null when unknown.</param>
public sealed record SpecProblem(string Path, string? Value, string Allowed, int? Line = null)
{
    /// <summary>The problem in one line of plain words.</summary>
    public override string ToString()
    {
        var place = Line is null ? Path : $"{Path} (line {Line})";
        return Value is null ? $"{place}: missing; {Allowed}" : $"{place}: {Value}; {Allowed}";
    }
}
