using DurableTask.Core.History;
using TuningFunctions.Embedded.Durable.History;

namespace TuningFunctions.Embedded.Durable.Episodes;

/// <summary>What an episode asks for; recorded as an event so that a replay can be held against it.</summary>
/// <param name="Id">The sequence number.</param>
internal abstract record OrchestratorAction(int Id)
{
    /// <summary>The event by which the action is recorded.</summary>
    public abstract HistoryRow ToEvent(DateTime at);

    /// <summary>The name that the real engine gives this kind of action in its messages.</summary>
    public abstract string RealName { get; }

    /// <summary>An activity is called.</summary>
    internal sealed record CallActivity(int Id, string Name, string Input) : OrchestratorAction(Id)
    {
        public override string RealName => "ScheduleTaskOrchestratorAction";

        public override HistoryRow ToEvent(DateTime at) => new(EventType.TaskScheduled, Id, at, Name);
    }

    /// <summary>A timer is set; a cancelled one is only recorded.</summary>
    internal sealed record SetTimer(int Id, DateTime FireAt) : OrchestratorAction(Id)
    {
        public bool Cancelled { get; set; }

        public override string RealName => "CreateTimerOrchestratorAction";

        public override HistoryRow ToEvent(DateTime at) => new(
            EventType.TimerCreated, Id, at, null, FireAt.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>A sub-orchestration is called.</summary>
    internal sealed record CallChild(int Id, string Name, string InstanceId, string? Input, string? Version)
        : OrchestratorAction(Id)
    {
        public override string RealName => "CreateSubOrchestrationAction";

        public override HistoryRow ToEvent(DateTime at) =>
            new(EventType.SubOrchestrationInstanceCreated, Id, at, Name, InstanceId);
    }

    /// <summary>An event is sent.</summary>
    internal sealed record SendEvent(int Id, string InstanceId, string Name, string? Payload) : OrchestratorAction(Id)
    {
        public override string RealName => "SendEventOrchestratorAction";

        public override HistoryRow ToEvent(DateTime at) => new(EventType.EventSent, Id, at, Name, InstanceId);
    }
}
