using TuningFunctions.Embedded.Durable.Episodes;
using TuningFunctions.Embedded.Durable.Storage;

namespace TuningFunctions.Embedded.Durable.Instances;

/// <summary>One instance in memory: its mailbox and, on the fast path, its live execution.</summary>
internal sealed class InstanceActor(long key)
{
    private readonly Lock _lock = new();
    private List<Message> _mailbox = [];
    private State _state;

    private enum State
    {
        Idle,
        Queued,
        Busy,
        Retired,
    }

    /// <summary>The instance.</summary>
    public long Key => key;

    /// <summary>The instance as it is stored; null when not loaded. Belongs to the episode that runs.</summary>
    public InstanceRow? Row { get; set; }

    /// <summary>The live execution; null when it must be replayed. Belongs to the episode that runs.</summary>
    public OrchestrationRun? Run { get; set; }

    /// <summary>Where the history goes on. Belongs to the episode that runs.</summary>
    public int NextSeq { get; set; }

    /// <summary>Counts how often the instance became idle, to know the last time from the others.</summary>
    public long IdleStamp { get; set; }

    /// <summary>The time of the last episode: time does not go back.</summary>
    public DateTime LastAt { get; set; }

    /// <summary>Puts a message into the mailbox.</summary>
    /// <param name="message">The message.</param>
    /// <param name="wake">Whether the caller must queue the actor for an episode.</param>
    /// <returns>False when the actor has retired and a new one is needed.</returns>
    public bool TryPost(Message message, out bool wake)
    {
        lock (_lock)
        {
            wake = _state == State.Idle;
            if (_state == State.Retired)
            {
                return false;
            }

            _mailbox.Add(message);
            if (wake)
            {
                _state = State.Queued;
            }

            return true;
        }
    }

    /// <summary>Takes all messages; an episode begins.</summary>
    public List<Message> Take()
    {
        lock (_lock)
        {
            _state = State.Busy;
            var taken = _mailbox;
            _mailbox = [];
            return taken;
        }
    }

    /// <summary>The episode is over.</summary>
    /// <param name="first">Messages that come before those that arrived meanwhile.</param>
    /// <param name="again">Whether another episode is due although nothing arrived.</param>
    /// <param name="rest">Whether the messages wait for a later one.</param>
    /// <returns>Whether the caller must queue the actor again.</returns>
    public bool Finish(IReadOnlyList<Message> first, bool again = false, bool rest = false)
    {
        lock (_lock)
        {
            var arrived = _mailbox.Count > 0;
            if (first.Count > 0)
            {
                _mailbox.InsertRange(0, first);
            }

            var queue = again || (rest ? arrived : _mailbox.Count > 0);
            _state = queue ? State.Queued : State.Idle;
            return queue;
        }
    }

    /// <summary>Retires an actor that has nothing to do.</summary>
    /// <returns>Whether it has retired.</returns>
    public bool TryRetire()
    {
        lock (_lock)
        {
            if (_state != State.Idle || _mailbox.Count > 0)
            {
                return _state == State.Retired;
            }

            _state = State.Retired;
            Run = null;
            return true;
        }
    }

    /// <summary>Retires the actor of an instance that has ended.</summary>
    /// <returns>Messages that nobody will read.</returns>
    public List<Message> Retire()
    {
        lock (_lock)
        {
            _state = State.Retired;
            Run = null;
            return _mailbox;
        }
    }
}
