namespace TuningFunctions.Embedded.Hosting.Catalogue;

/// <summary>How a failed function is repeated.</summary>
/// <param name="MaxRetryCount">How often at most; -1 = until it succeeds.</param>
/// <param name="First">The first delay.</param>
/// <param name="Longest">The longest delay; each is twice the one before.</param>
internal sealed record RetryRule(int MaxRetryCount, TimeSpan First, TimeSpan Longest)
{
    private const int MostDoublings = 30;

    /// <summary>Whether a function is repeated once more.</summary>
    /// <param name="retries">How often it was repeated.</param>
    public bool Allows(int retries) => MaxRetryCount < 0 || retries < MaxRetryCount;

    /// <summary>The delay before a repetition.</summary>
    /// <param name="retries">How often the function was repeated before.</param>
    public TimeSpan Delay(int retries)
    {
        var delay = First * Math.Pow(2, Math.Min(retries, MostDoublings));
        return delay < Longest ? delay : Longest;
    }
}
