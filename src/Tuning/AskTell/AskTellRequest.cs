using System.Collections.Immutable;
using Tuning.Spaces;

namespace Tuning.AskTell;

/// <summary>One request line.</summary>
internal abstract record AskTellRequest
{
    private AskTellRequest()
    {
    }

    /// <summary>Asks for trials.</summary>
    /// <param name="Count">How many, 0 and up.</param>
    public sealed record Ask(int Count) : AskTellRequest;

    /// <summary>Tells results.</summary>
    /// <param name="Results">The results.</param>
    public sealed record Tell(ImmutableArray<AskTellResult> Results) : AskTellRequest;

    /// <summary>Reports intermediate values.</summary>
    /// <param name="Steps">The values.</param>
    public sealed record Report(ImmutableArray<AskTellStep> Steps) : AskTellRequest;

    /// <summary>Gives points that are asked next.</summary>
    /// <param name="Points">The points.</param>
    public sealed record Enqueue(ImmutableArray<ParameterSet> Points) : AskTellRequest;

    /// <summary>Asks for the best trials.</summary>
    /// <param name="Count">How many, 0 and up.</param>
    public sealed record Best(int Count) : AskTellRequest;

    /// <summary>Asks how much each parameter matters.</summary>
    public sealed record Importance : AskTellRequest;
}
