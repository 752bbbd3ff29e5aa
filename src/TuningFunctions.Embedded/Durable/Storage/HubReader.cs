using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Durable.Episodes;
using TuningFunctions.Embedded.Durable.History;

namespace TuningFunctions.Embedded.Durable.Storage;

/// <summary>Reads what is committed. Not thread-safe.</summary>
internal sealed class HubReader(HubConnection hub) : IDisposable
{
    /// <summary>An instance.</summary>
    public InstanceRow? Load(long key) => hub["load"].First(Instance, key);

    /// <summary>When an instance was created; null when it is gone.</summary>
    public DateTime? CreatedAt(long key) => hub["created_at"].First(static r => (DateTime?)r.Instant(0), key);

    /// <summary>The history of an instance.</summary>
    public List<HistoryRow> History(long key) => hub["history"].Rows(static r => r.Event(0), key);

    /// <summary>Where the history of an instance goes on.</summary>
    public int NextSeq(long key) => hub["history_end"].First(static r => r.GetInt32(0), key) + 1;

    /// <summary>All messages, in order.</summary>
    public List<Delivery> Inbox() => hub["all_inbox"].Rows(
        static r => new Delivery(r.GetInt64(1), new Message(r.Event(2), MessageSource.Inbox, r.GetInt64(0))));

    /// <summary>All timers.</summary>
    public List<PendingTimer> Timers() => hub["all_timers"].Rows(
        static r => new PendingTimer(r.GetInt64(0), r.GetInt32(1), r.Instant(2)));

    /// <summary>Instances that need an episode without a message.</summary>
    public List<long> Ready(DateTime now) => hub["all_ready"].Rows(static r => r.GetInt64(0), now.Ticks);

    /// <summary>Pending activities behind a place in the queue.</summary>
    public List<PendingActivity> Activities(long after, int count) => hub["page_activities"].Rows(
        static r => new PendingActivity(
            r.GetInt64(0),
            r.GetInt64(1),
            r.GetString(2),
            r.GetInt32(3),
            r.GetString(4),
            r.GetString(5),
            r.GetInt32(6)),
        after,
        count);

    /// <summary>How many pending activities ran in two or more crashes, and how many of those are poison.</summary>
    public (int Suspects, int Poison) Suspects() => hub["suspects"].First(static r => (r.GetInt32(0), r.GetInt32(1)));

    /// <summary>The statement of a name.</summary>
    public Statement this[string name] => hub[name];

    /// <inheritdoc/>
    public void Dispose() => hub.Dispose();

    private static InstanceRow Instance(SqliteDataReader r) => new(
        r.GetInt64(0),
        new OrchestrationIdentity(
            r.GetString(1),
            r.GetString(2),
            r.GetString(3),
            r.Text(7),
            r.IsDBNull(9) ? null : new ParentOrchestrationInstance(r.GetString(10), r.GetString(9))),
        (OrchestrationRuntimeStatus)r.GetInt32(4),
        r.GetBoolean(5),
        r.GetBoolean(12),
        r.IsDBNull(6) ? null : r.Instant(6),
        r.Text(8));
}
