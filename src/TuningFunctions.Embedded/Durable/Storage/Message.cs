using TuningFunctions.Embedded.Durable.History;

namespace TuningFunctions.Embedded.Durable.Storage;

/// <summary>Something that an instance has not seen yet.</summary>
/// <param name="Event">The event; null when the message only asks for an episode.</param>
/// <param name="Source">Where it waits.</param>
/// <param name="SourceId">Its number there.</param>
internal sealed record Message(HistoryRow? Event, MessageSource Source, long SourceId)
{
    /// <summary>A message that only asks for an episode.</summary>
    public static Message Wake { get; } = new(null, MessageSource.Nothing, 0);
}
