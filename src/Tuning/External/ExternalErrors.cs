namespace Tuning.External;

/// <summary>The kinds of failure of an external strategy, as results name them.</summary>
public static class ExternalErrors
{
    /// <summary>The strategy itself answered that it failed.</summary>
    public const string Reported = "StrategyError";

    /// <summary>What came back is no answer.</summary>
    public const string NoAnswer = "InvalidAnswer";

    /// <summary>Other parameters were used than were sent.</summary>
    public const string OtherParameters = "EffectiveMismatch";

    /// <summary>The process ended before it answered, or could not be started.</summary>
    public const string Ended = "ProcessEnded";

    /// <summary>The service could not be reached or refused.</summary>
    public const string Unreachable = "RequestFailed";
}
