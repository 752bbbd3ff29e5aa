using System.Collections.Immutable;

namespace Tuning.Analysis;

/// <summary>How the score answers to one or two parameters.</summary>
/// <param name="Names">The parameters that vary.</param>
/// <param name="Posterior">What the model expects when they alone are changed from the best point: a line, or a grid by
/// rows of the first parameter.</param>
/// <param name="Observed">The trials in which all of them are active, whatever the other parameters were.</param>
public sealed record Response(
    ImmutableArray<string> Names, ImmutableArray<ResponsePoint> Posterior, ImmutableArray<ResponseObservation> Observed);
