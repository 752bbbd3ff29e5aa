namespace Tuning.Arbitrage.Backtesting;

/// <summary>
/// A value that is computed when it is first asked for, once. Whoever computes it or waits for it may give up; the next who
/// asks then computes it. Safe for several threads.
/// </summary>
internal sealed class ComputedOnce<T>(Func<CancellationToken, T> compute)
    where T : class
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly Lock _computing = new();
    private volatile T? _value;

    /// <summary>The value.</summary>
    /// <param name="cancellationToken">Ends the computation or the wait for it.</param>
    public T Get(CancellationToken cancellationToken = default)
    {
        if (_value is { } known)
        {
            return known;
        }

        while (!_computing.TryEnter(Patience))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        try
        {
            return _value ??= compute(cancellationToken);
        }
        finally
        {
            _computing.Exit();
        }
    }
}
