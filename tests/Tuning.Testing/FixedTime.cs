namespace Tuning.Testing;

/// <summary>A clock that stands still.</summary>
/// <param name="now">The time that it shows.</param>
public sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;
}
