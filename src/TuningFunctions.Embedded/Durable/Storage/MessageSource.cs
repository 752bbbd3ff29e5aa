namespace TuningFunctions.Embedded.Durable.Storage;

/// <summary>Where a message waits until an episode has consumed it.</summary>
internal enum MessageSource
{
    /// <summary>In the inbox.</summary>
    Inbox,

    /// <summary>It is the result of a pending activity.</summary>
    Activity,

    /// <summary>It is a timer that fired.</summary>
    Timer,

    /// <summary>Nowhere: it only asks for an episode.</summary>
    Nothing,
}
