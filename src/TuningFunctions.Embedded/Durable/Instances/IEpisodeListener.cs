using TuningFunctions.Embedded.Durable.Storage;

namespace TuningFunctions.Embedded.Durable.Instances;

/// <summary>Hears of committed episodes, one at a time and in the order of the commits.</summary>
internal interface IEpisodeListener
{
    /// <summary>An episode is committed.</summary>
    void Committed(Episode episode, EpisodeEffects effects);

    /// <summary>Messages are consumed or dropped.</summary>
    void Consumed(IReadOnlyList<Message> messages);
}
