namespace TuningFunctions.Embedded.Durable.Storage;

/// <summary>What a committed episode set going.</summary>
internal sealed class EpisodeEffects
{
    /// <summary>Activities to run.</summary>
    public List<PendingActivity> Activities { get; } = [];

    /// <summary>Timers to wait for.</summary>
    public List<PendingTimer> Timers { get; } = [];

    /// <summary>Messages for other instances.</summary>
    public List<Delivery> Deliveries { get; } = [];

    /// <summary>Events that the next generation starts with.</summary>
    public List<Message> Carried { get; } = [];

    /// <summary>Sent events that nobody is there to receive.</summary>
    public List<(string InstanceId, string Name)> Dropped { get; } = [];

    /// <summary>Where the history goes on.</summary>
    public int NextSeq { get; set; }
}
