namespace DurableTask.Core.History;

/// <summary>The kinds of history events.</summary>
public enum EventType
{
    /// <summary>The instance was created.</summary>
    ExecutionStarted = 0,

    /// <summary>The instance ended.</summary>
    ExecutionCompleted = 1,

    /// <summary>It was ended from outside.</summary>
    ExecutionTerminated = 3,

    /// <summary>An activity was scheduled.</summary>
    TaskScheduled = 4,

    /// <summary>An activity returned.</summary>
    TaskCompleted = 5,

    /// <summary>An activity failed.</summary>
    TaskFailed = 6,

    /// <summary>A sub-orchestration was created.</summary>
    SubOrchestrationInstanceCreated = 7,

    /// <summary>A sub-orchestration returned.</summary>
    SubOrchestrationInstanceCompleted = 8,

    /// <summary>A sub-orchestration failed.</summary>
    SubOrchestrationInstanceFailed = 9,

    /// <summary>A timer was created.</summary>
    TimerCreated = 10,

    /// <summary>A timer fired.</summary>
    TimerFired = 11,

    /// <summary>An episode began.</summary>
    OrchestratorStarted = 12,

    /// <summary>An episode ended.</summary>
    OrchestratorCompleted = 13,

    /// <summary>An event was raised.</summary>
    EventRaised = 15,

    /// <summary>An event was sent.</summary>
    EventSent = 14,

    /// <summary>It started over.</summary>
    ContinueAsNew = 16,

    /// <summary>It was suspended.</summary>
    ExecutionSuspended = 19,

    /// <summary>It was resumed.</summary>
    ExecutionResumed = 20,

    /// <summary>It was rewound.</summary>
    ExecutionRewound = 21,
}
