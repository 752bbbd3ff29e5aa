using System.Collections.Immutable;
using Tuning.Validation.Splits;

namespace Tuning.Sessions.Stores;

/// <summary>What a session looks at out of sample.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="PlanHash">Hash of its plan: the same plan again is no second look.</param>
/// <param name="Strategy">The strategy.</param>
/// <param name="Markets">The names that its data goes by, at least one: of each data set the market and the content.</param>
/// <param name="Tests">The test windows, in time.</param>
/// <param name="Holdout">The holdout, in time; null where it stays untouched.</param>
public sealed record LedgerEntry(
    string SessionId, string PlanHash, string Strategy, ImmutableArray<string> Markets, ImmutableArray<Window> Tests, Window? Holdout);
