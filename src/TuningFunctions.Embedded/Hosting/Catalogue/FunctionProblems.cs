using System.Collections.Immutable;

namespace TuningFunctions.Embedded.Hosting.Catalogue;

/// <summary>The problems found so far in one function.</summary>
internal sealed class FunctionProblems(string function)
{
    private readonly ImmutableArray<string>.Builder _problems = ImmutableArray.CreateBuilder<string>();

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _problems.Count == 0;

    /// <summary>Adds a problem: the rule and what is allowed.</summary>
    public void Add(string rule) => _problems.Add($"Function '{function}': {rule}");

    /// <summary>Every problem.</summary>
    public ImmutableArray<string> ToImmutable() => _problems.ToImmutable();
}
