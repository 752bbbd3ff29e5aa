using System.Collections.Immutable;
using Tuning.Spaces;

namespace Tuning.AskTell;

/// <summary>A request that was carried out, as the journal keeps it.</summary>
/// <param name="Request">The request line.</param>
/// <param name="Asked">The points that were suggested; absent where the request was no ask.</param>
internal sealed record AskTellEntry(string Request, ImmutableArray<ParameterSet>? Asked);
