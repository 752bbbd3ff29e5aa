using System.Collections.Concurrent;
using Tuning.External;
using Tuning.Spaces;
using Tuning.Validation.Splits;

namespace TuningFunctions.External;

/// <summary>
/// Answers of trials that a walk-forward needs once more when it chooses, so that nobody evaluates a point on a window twice
/// without need. What is not here is evaluated again. Safe to share between threads.
/// </summary>
public sealed class ExternalAnswers
{
    // Sixteen bytes each.
    private const long MostTrades = 4_000_000;
    private const int MostAnswers = 100_000;

    private readonly ConcurrentDictionary<(string Session, Window Window, ParameterSet Point), ExternalOutcome.Evaluated> _known = new();
    private long _trades;

    /// <summary>Keeps an answer.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="window">The window.</param>
    /// <param name="point">The point.</param>
    /// <param name="answer">The answer.</param>
    public void Add(string session, Window window, ParameterSet point, ExternalOutcome.Evaluated answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (Interlocked.Add(ref _trades, answer.Returns?.Length ?? 0) > MostTrades || _known.Count >= MostAnswers)
        {
            _known.Clear();
            Interlocked.Exchange(ref _trades, answer.Returns?.Length ?? 0);
        }

        _known.TryAdd((session, window, point), answer);
    }

    /// <summary>An answer; null where it is not kept.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="window">The window.</param>
    /// <param name="point">The point.</param>
    public ExternalOutcome.Evaluated? Find(string session, Window window, ParameterSet point) =>
        _known.GetValueOrDefault((session, window, point));
}
