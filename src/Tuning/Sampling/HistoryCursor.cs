namespace Tuning.Sampling;

/// <summary>
/// Remembers which results a cache already holds, so that a history that has only grown is read on from there and any other
/// one from its start: a cache built this way is a function of the history alone.
/// </summary>
internal sealed class HistoryCursor
{
    private readonly List<Observation> _seen = [];

    /// <summary>Moves to the end of a history.</summary>
    /// <param name="history">The history.</param>
    /// <param name="reset">Called when the history is no continuation of what was seen: the cache starts anew.</param>
    /// <param name="add">Called with the position of each result that the cache does not hold.</param>
    public void Advance(TrialHistory history, Action reset, Action<int> add)
    {
        var isContinuation = _seen.Count <= history.Count;
        for (var i = 0; isContinuation && i < _seen.Count; i++)
        {
            isContinuation = ReferenceEquals(_seen[i], history[i]);
        }

        if (!isContinuation)
        {
            _seen.Clear();
            reset();
        }

        for (var i = _seen.Count; i < history.Count; i++)
        {
            _seen.Add(history[i]);
            add(i);
        }
    }
}
